import type { Phrases } from './phrases.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const english: Phrases = {
  password:
    /(?:^|[/&+_-])(?:pas{1,3}[-_]?(?:w[aeo]?u?r?r?[aeo]?d?|owrd|wrod|pword|phrase)|passcode|pass|pasword|psswo?rd|pwor?d|pwo?rds?|pword|pswd|passwd|pas|pw|pwd|psw|p\/w|credentials?|creds|logins?|signin)(?:'?s)?$/,
  code: /(?:^|[/&_-])(?:codes?|otps?|pin'?s?|passcodes?|totp|2fa|mfa|tfa|otc|cvv2?|cvc2?|verif(?:y|ication)|authenticator|tokens?|one-time)$/,
  key: /(?:^|[/&_-])(?:tokens?|keys?|secrets?|apikeys?|cookie|session|sessionid|jwt|sid)$/,
  otherCode: set(
    'error status post postal zip country area qr promo discount sort source dial dialling dialing short swift product voucher bar exit response result http reason coupon referral city branch bank dress vat tax state store customer client account agent project cost department dept company booking tracking ref reference iso fault failure event message supplier sender calling',
  ),
  about: set(
    'reset resets reseting resetting link links email emails manager managers page policy policies screen field box issue issues problem problems error errors prompt expiry recovery hint generator attempts form update tries try change changes help button option rules rule vault protected protection requirements request requests name id user username',
  ),
  is: set(
    "is was were be being are equals becomes became isn't wasn't says said reads read shows to it's its been saying called",
  ),
  as: set("as is was for isn't wasn't were being"),
  verbs: set(
    'tried try trying tryed use used using uses type typed typing types enter entered entering enters put putting puts set have had chose choose picked pick guess guessed submitted submit inputted input keyed wrote paste pasted pasting i.e ie e.g eg namely',
  ),
  weakVerbs: set('with have had made make enter says in'),
  pronouns: set("it that which they one ones mine this these think thought"),
  changes: set('change changed changing set setting reset updated update updating switched made make swapped'),
  into: set('to from into'),
  owners: set(
    'my our your the his her their its a an this that these those old new current temporary temp first last previous original default account hub portal admin sms user email second same one-time 2fa mfa verification security login initial own usual normal actual correct right sign-in signin messagemedia wrong master one time auth sub-account',
  ),
  fillers: set(
    'now still actually currently just probably simply literally exactly like maybe something either always set changed to be the word it my this following as follows called i think believe guess only also usually definitely originally recently previously supposed meant reset updated or either even both in',
  ),
  and: set('and or then to & / also nor plus with'),
  goesOn: set(
    'and but so or because if with please pls plz can could which it i when for on still as since thanks thank do does why then help though all no not btw however yet that this we u you how what there they in by at after until cos cuz coz bc from is was w/',
  ),
  which: set("i i'm i've i'd we we've you they he she it for that which im ive u on"),
  asks: set("what what's whats which whether if why how where who sure"),
  plain: set(
    "a an the my your our his her their its this that these those it he she they we you i not no never now still always also just only even again already really very too so quite rather pretty totally maybe perhaps somehow somewhere something anything nothing everything someone anyone wrong incorrect invalid correct right good bad fine ok okay valid same different new old strong weak short long simple complex hard easy impossible unknown unclear lost gone dead broken stuck down due over out off on in at to from for of by with without under about above after before until since when where what who why how which if whether as because but and or then than there here all any some none one two three both each every more most less least enough case temporary temp permanent default blank empty null undefined required set safe secure private secret confidential unique personal own mine yours ours help please pls plz thanks thank sorry hi hello reset resets change changes yes yep nope nah unable can cannot could should would will may might must shall do does did has have had been be am is are was were kept got goes going doing having works work fails fail issue issues problem problems error errors trouble prompt page link email mail field box form policy manager screen button option forgotten known written shown given taken sent stolen hidden broken chosen made found saved held kept put told left meant beyond against between like it's that's there's they're i'm you're isn't doesn't won't can't didn't wasn't don't hasn't haven't useless toast rubbish crap nonsense history anymore anyway though either yet tbh lol mate today yesterday tomorrow later soon shit bust wonky odd strange weird common public top numeric alphanumeric outside inside behind across within half part partly messed ready active inactive live legit real fake faulty expired expiring out-of-date accepted compulsory mandatory optional hello confusing pending us me him them late early later mixed nowhere elsewhere visible masked invisible up messagemedia unavailable inaccessible bot forgot remember reset-required remembered username name birthday address number user login company n/a na tbc tbd unsure idk password passwords code codes sms asap urgent urgently another other it'll you'll he's she's kind sort type such full clear plain true false limited case-sensitive asking back long-gone crucial essential key first last next stale dodgy compromised spot-on perfect consistent current overdue non-existent nonexistent absolutely beyond frozen missing fussy buggy greyed grey red green identical similar equal clearly neither unlike way",
  ),
  plainEnding: /^.{2,}(?:..ing|ed|ly|able|ible|less|'s|n't|ised|ized)$/,
  names: set(
    'account accounts acct id ids username usernames user users gateway number no nr num mobile phone cell tel telephone ext extension fax ticket tickets case ref reference order invoice inv customer client sub-account subaccount profile login ending ends version error workspace tenant site abn acn postcode zip account: handle nickname username: called named browser device laptop phone: contact team group campaign list sender build job booking quote po contract serial model',
  ),
  places: set('for on in at by via of since until till within over under about after before around approx'),
  counted:
    /^(?:(?:digit|character|char|letter|time|minute|min|hour|hr|day|week|month|year|second|sec|user|customer|client|message|text|contact|people|person|attempt|step|credit|recipient|subscriber|number|staff|patient|member|account|email|error|am|pm|dollar|percent|sms)s?|texts|people|%|o'clock|of)$/,
  digits: set('zero oh one two three four five six seven eight nine'),
  unit: /^[~<>x]?\d+(?:[.,:]\d+)?(?:-|')?(?:st|nd|rd|th|x|k|m|g|gb|mb|s|h|d|am|pm|hrs?|hours?|mins?|minutes?|secs?|seconds?|days?|weeks?|wks?|months?|mths?|mos?|yrs?|years?|times?|digits?|chars?|characters?|letters?|attempts?|tries|fa|steps?|factor|users?|people|ish|px|%)?$/,
  product:
    /^(?:iphone|ipad|ios|android|galaxy|pixel|note|win|windows|office|outlook|exchange|chrome|firefox|safari|edge|mac|macos|osx|covid|mp|utf|sha|md|tls|ipv|o|m|s|a|v|version|web|oauth|http|id|ref|inv|po|case|ticket|error|err|room|level|unit|shop|store|q|fy|step|line|option|user|acct|account|build|ver|vs|php|python|java|windows-|iphone-|ios-|covid-|samsung|thinkpad|surface|x)[-_]?\d+(?:[._]\d+){0,3}(?:s|e|pro|max|plus|\+|h[12])?$/,
};
