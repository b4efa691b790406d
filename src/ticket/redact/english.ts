import type { Language } from './language.ts';

export const english: Language = {
  patterns: {
    P: /(?:^|[/&+_-])(?:pas{1,3}-?(?:w[aeo]?u?r?[aeo]?d?|owrd|wrod|phrase|code)?|psswo?rd|pwo?r?d?|pswd?|p\/w|cred(?:ential)?s?|login)(?:'?s)?$/,
    C: /(?:^|[/&_-])(?:(?:pass)?codes?|t?otps?|pin'?s?|[2m]fa|verif(?:y|ication)|authenticator|tokens?|one-time)$/,
    V: /^c[vs][cv]2?$/,
    K: /(?:^|[/&_-])(?:tokens?|(?:api)?keys?|secrets?|cookie|session)$/,
    // what people do with secrets
    v: /^(?:tr[iy]|us|typ|enter|put|guess|past|attempt|submit|receiv|keep|giv|text|send|chang|wr?ot)(?:e|e?d|t?ing|s)?$/,
    // hardly ever a password: by the ending, by itself
    w: /..ing$|(?:ed|[^f]ly|[ai]ble|less|ous|ful|ive|[ae]n[td]|ory|[iu]al|ical|n't|'.+|where|thing|en|ect|[ru]ate|[ei]te|ish)$|^(?:wrong|right|(?:in)?valid|strange|unknown|weird|short|strong|simple|unique|sorry|stuck|never|really|quite|today|again|already|yesterday|empty|blank|public|vault|above|mystery|forgot)$/,
    // letters and digits that everyone writes
    o: /^\d+-?(?:st|[nr]d|th|[xkmgsh]|[gm]b|[ap]m|(?:hr|hour|min|sec|day|week|month|year|digit|char|time)\D*)$|^(?:i?phone|ipad|i?os|android|galaxy|pixel|win|windows|office|chrome|firefox|level|error|v)[\d.]+$/,
  },
  words: {
    // says what it is
    i: "is was been were be being are isn't wasn't says said reads shows it's its",
    // makes it another
    c: 'change changed set reset updated switched resetting',
    t: 'to into from',
    a: 'as',
    e: 'for',
    v: 'with had got gave me',
    // says nothing
    f: 'my our your the his her their a an this that these old new current temporary temp first last now still actually currently just probably simply exactly like maybe either always word phrase called i think believe only also usually definitely originally supposed both it one they in we you time number of',
    // whose value is no secret
    n: 'account acct id username user users gateway no nr mobile phone tel extension ticket ref reference order customer profile version error sub-account postcode handle email ending name',
    // where and when
    p: 'on at by via since until within over under about after before around',
    // joins secrets
    j: 'and or then',
    // the writer goes on
    g: 'but so because if please can when does why though however yet',
    q: 'what which how where who',
    // no one-time code
    h: 'error status post postal zip country area qr promo discount coupon sort source dial short swift product http tax',
    d: 'zero oh two three four five six seven eight nine',
  },
};
