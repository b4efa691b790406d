import type { Phrases } from './phrases.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const is = "is was been were be being are isn't wasn't says said reads shows to it it's its";
const asks = "what what's whats which whether if why how where who";
const owners =
  'my our your the his her their a an this that these old new current temporary temp first last previous original default hub second same login usual normal sign-in wrong one time auth';
const fillers =
  'now still actually currently just probably simply exactly like maybe something either always set changed word following as called i think believe guess only also usually definitely originally supposed reset updated or even both in';
const goesOn =
  'and but so or because if with please pls can could it i when for on since thanks do does why then help though no not btw however yet that this we you there at by after until cos cuz coz from';
const names =
  'account acct id username user users gateway number no nr mobile phone tel extension ext fax ticket tickets case ref reference order invoice customer client sub-account profile login ending version error workspace site abn postcode zip handle nickname device group list sender po model email';
const places = 'for on in at by via of since until within over under about after before around';
const about =
  'reset resets resetting link links email emails manager page policy screen field box issue issues problem problems error errors prompt recovery hint attempts form update change help button rules requirements strength name';

export const english: Phrases = {
  password:
    /(?:^|[/&+_-])(?:pas{1,3}[-_]?(?:w[aeo]?u?r?r?[aeo]?d?|owrd|wrod|phrase|code)?|psswo?rd|pwo?r?ds?|pw|pswd?|p\/w|credentials?|creds|logins?)(?:'?s)?$/,
  code: /(?:^|[/&_-])(?:codes?|otps?|pin'?s?|passcodes?|totp|[2m]fa|cv[vc]2?|verif(?:y|ication)|authenticator|tokens?|one-time)$/,
  key: /(?:^|[/&_-])(?:tokens?|(?:api)?keys?|secrets?|cookie|session)$/,
  otherCode: set(
    `error status post postal zip country area qr promo discount sort source dial dialling short swift product voucher bar exit response result http reason referral city branch tax state store booking tracking event message sender calling ${names}`,
  ),
  about: set(`${about} ${names}`),
  is: set(is),
  as: set("as is was for isn't wasn't were"),
  verbs: set(
    'tried try trying use used using type typed typing enter entered entering put putting have had chose picked guessed submitted inputted keyed wrote pasted pasting ie i.e eg e.g',
  ),
  weakVerbs: set('with made make in'),
  pronouns: set('it that which they one ones mine this think thought'),
  changes: set('change changed changing set setting reset updated switched made'),
  into: set('to from into'),
  owners: set(`${owners} account portal sms email user verification security 2fa`),
  fillers: set(`${fillers} to be the it my`),
  and: set('and or then to & / also nor plus with'),
  goesOn: set(`${goesOn} ${fillers} ${asks} is was all`),
  which: set("i i'm i've im ive we you they he she it for that which on"),
  asks: set(asks),
  plain: set(
    `${is} ${asks} ${owners} ${fillers} ${goesOn} ${names} ${places} ${about} they he she never really very too quite rather pretty totally perhaps somehow somewhere anything nothing everything someone incorrect invalid correct right good bad fine ok okay valid strong weak short long simple complex hard easy unknown unclear lost gone dead broken stuck down due over out off up without than here any some none two three each every more most less least enough blank empty null required safe secure secret unique mine yours ours sorry hello yes yep nope will would should may might must did has been am kept got goes works work fails fail trouble forgot forgotten known written shown given taken sent stolen hidden chosen made found saved held put left against between history anymore anyway tbh lol mate today yesterday tomorrow later soon odd strange weird common public numeric outside inside behind across half ready visible remembered n/a tbc tbd idk password passwords code codes asap another other kind sort such full clear true false case back key next overdue frozen similar equal way beyond`,
  ),
  plainEnding: /^.{2,}(?:..ing|ed|ly|able|ible|less|ous|ful|ive|ent|ory|[iu]al|ical|onal|iant|where|'s|n't|'ll|'re)$/,
  names: set(names),
  places: set(places),
  counted:
    /^(?:digit|character|char|letter|time|minute|min|hour|hr|day|week|month|year|sec|second|user|customer|message|text|contact|people|attempt|step|credit|number|staff|account|email|am|pm|%|of)s?$/,
  digits: set('zero oh one two three four five six seven eight nine'),
  unit: /^[~<>x]?\d+(?:[.,:]\d+)?[-']?(?:st|[nr]d|th|[xkmgshd]|[gm]b|[ap]m|(?:hr|hour|min|minute|sec|second|day|week|wk|month|yr|year|time|digit|char|character|letter|attempt|step|user)s?|tries|fa|factor|ish|px|%)?$/,
  product:
    /^(?:i?phone|ipad|ios|android|galaxy|pixel|win|windows|office|outlook|chrome|firefox|safari|edge|mac|macos|covid|sha|v|version|error|ticket|case|id|ref|inv|level|unit|shop|store|step|account|acct|build|m|o|s)[-_]?\d+(?:[._]\d+){0,3}(?:e|pro|max|plus|h[12])?$/,
};
