import type { Language } from './language.ts';

export const english: Language = {
  // says what it is
  i: /^(?:is|was|are|were|been|be|reads|shows|says|it's|its)$/,
  // makes it another
  c: /^(?:change|changed|set|reset|updated)$/,
  t: /^(?:to|into|from)$/,
  a: /^as$/,
  e: /^for$/,
  // what people do with secrets
  v: /^(?:had|got|me|(?:tr[iy]|us|typ|enter|put|guess|past|attempt|submit|receiv|keep|giv|text|send|chang|wr?ot)(?:e|e?d|t?ing|s)?)$/,
  // says nothing
  f: /^(?:current|temporary|either|always|phrase|called|number)$/,
  // no one-time code
  h: /^(?:error|status|post|postal|zip|country|area|qr|promo|discount|coupon|sort|dial|short|tax|store|branch|booking)$/,
  // whose value is no secret
  n: /^(?:account|acct|id|username|users?|gateway|mobile|phone|ticket|ref|reference|order|profile|sub-account|customer|handle|email|name)$/,
  // where and when
  p: /^(?:on|at|by|via|since|until|after|before|about|over)$/,
  // joins secrets
  j: /^(?:and|or|then)$/,
  // the writer goes on
  g: /^(?:not|no|but|so|because|if|please|can|when)$/,
  q: /^what$/,
  P: /(?:^|[/&+_-])(?:pas{1,3}-?(?:w[aeo]?u?r?[aeo]?[dt]?|owrd|wrod|phrase|code)?|psswo?rd|pwo?r?d?|pswd?|p\/w|cred(?:ential)?s?|login)(?:'?s)?$/,
  C: /(?:^|[/&_-])(?:(?:pass)?code|t?otp|pin|[2m]fa|verif(?:y|ication)|authenticator|token|one-time)(?:'?s)?$/,
  V: /^c[vs][cv]2?$/,
  K: /(?:^|[/&_-])(?:tokens?|(?:api)?keys?|secrets?|cookie|session)$/,
  // hardly ever a password
  w: /^[a-z'-]{2,}(?:ing|ed|[^f]ly|[ai]ble|less|ous|ful|ive|[ae]n[tdg]|ory|al|ic|lt|dom|'[a-z]+|where|en|ect|[ru]ate|[ei]te|ish|ong|trange|day|[ao]dy|[gn]ot|mple)$|^(?:un|i[mn]|[dm]is|out)[a-z]{4}/,
  // letters and digits that everyone writes
  o: /^\d{1,3}-?(?:\D{1,2}|(?:hour|min|sec|day|week|month|year|digit|char|time)\D*)$|^(?:i?phone|ipad|i?os|android|galaxy|pixel|windows|office|chrome|firefox|level|error|v)[\d.]+$/,
};
