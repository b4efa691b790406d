import type { Language } from './language.ts';

export const english: Language = {
  cues: {
    P: /(?:^|[/&+_-])(?:pas{1,3}-?(?:w[aeo]?u?r?[aeo]?d?|owrd|wrod|phrase|code)?|psswo?rd|pwo?r?d?|pswd?|p\/w|cred(?:ential)?s?|login)(?:'?s)?$/,
    C: /(?:^|[/&_-])(?:codes?|otps?|pin'?s?|passcodes?|totp|[2m]fa|verif(?:y|ication)|authenticator|tokens?|one-time)$/,
    V: /^c[vs][cv]2?$/,
    K: /(?:^|[/&_-])(?:tokens?|(?:api)?keys?|secrets?|cookie|session)$/,
  },
  words: {
    // says what it is
    i: "is was been were be being are isn't wasn't says said reads shows it's its",
    // makes it another
    c: 'change changed changing set setting reset updated switched',
    t: 'to into from',
    // as what it serves
    a: 'as',
    // what people do with it
    v: 'tried try trying use used using type typed typing enter entered entering put putting have had chose guessed wrote pasted with sent got gave me',
    // says nothing
    f: 'my our your the his her their a an this that these old new current temporary temp first last previous now still actually currently just probably simply exactly like maybe either always word following called i think believe only also usually definitely originally supposed both it one they in we you time number',
    // whose value is no secret
    n: 'account acct id username user users gateway no nr mobile phone tel ext extension ticket case ref reference order invoice customer profile version error sub-account abn postcode handle model email ending site',
    // where and when
    p: 'for on at by via of since until within over under about after before around',
    // joins secrets
    j: 'and or & / then nor plus',
    // the writer goes on
    g: 'but so because if please pls can could when thanks do does why though not however yet there cos',
    // asks
    q: 'what which whether how where who',
    // no code
    h: 'error status post postal zip country area qr promo discount sort source dial short swift product voucher response http reason',
    d: 'zero oh one two three four five six seven eight nine',
  },
  ordinary:
    /..ing$|(?:ed|ly|[ai]ble|less|ous|ful|ive|[ae]n[td]|ory|[iu]al|ical|n't|'.+|where|thing|en|ect|ate)$|^(?:wrong|right|valid|invalid|strange|unknown|weird|short|strong|simple|secret|unique|sorry|stuck|never|really|quite|lost|today|yesterday|empty|blank|public|private|hers|above|mystery|forgot|password)$/,
  measure:
    /^\d+-?(?:st|[nr]d|th|[xkmgsh]|[gm]b|[ap]m|(?:hr|hour|min|sec|day|week|month|year|digit|char|time)\D*)$|^(?:i?phone|ipad|i?os|android|galaxy|win|windows|office|chrome|firefox|level|error|v)[\d.]+$/,
};
