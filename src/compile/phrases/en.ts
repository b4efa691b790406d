import type { Phrases } from './phrases.ts';

const ACCOUNT = String.raw`(?:account|sub-account|subaccount|user|username|profile|email address|email|login|access)`;
const SECRET = String.raw`(?:pass ?words?|pass(?: )?(?:code|phrase|key)s?|pins?|pin (?:code|number)s?|(?:verification|security|one-time|login|sign-in|access|authentication|reset|sms|2fa|mfa) codes?|otps?|(?:credit |debit |bank |payment )?cards? (?:number|detail)s?|cvvs?|cvcs?|security (?:answer|question)s?|secret (?:answer|question|word)s?|mother['’]s maiden name)`;
const HAND_OVER = String.raw`(?:tell|send|give|email|text|message|show) us|let us (?:know|have)|share with us|(?:reply|write(?: back)?|answer|respond|get back to us) with|(?:include|add|put|enter|type|write|attach)(?: in)? (?:your message|the (?:form|ticket|message|field)|this (?:form|ticket|field))`;

/** What English words must not say. */
export const english: Phrases = {
  telling: [
    {
      advice: 'This tells a stranger whether an account exists. Say what may be the case and what to do.',
      pattern: new RegExp(
        String.raw`\b(?:no|not an?|isn['’]t an?) ${ACCOUNT} (?:is |was |has been )?(?:found|exists?|registered|associated|matche[sd]|for (?:this|that)|with (?:this|that))|\b(?:your|this|that|the) ${ACCOUNT} (?:does not|doesn['’]t|did not|didn['’]t|already|no longer) exists?\b|\b(?:your|this|that|the) ${ACCOUNT} (?:already )?(?:exists|is (?:not |un|already )?(?:registered|known|recognised|recognized)|isn['’]t (?:registered|known|recognised|recognized)|(?:was|is|has) not (?:been )?found|is in use|is taken)\b|\bwe (?:have|found|hold|see|know) (?:no|an|your) ${ACCOUNT}\b|\bwe (?:could not|couldn['’]t|cannot|can['’]t|did not|didn['’]t|do not|don['’]t) (?:find|have|know|recognise|recognize) (?:an?|any|your|this|that|the) ${ACCOUNT}\b|\byou (?:do not|don['’]t|already) have an account\b`,
        'iu',
      ),
      bad: [
        'No account was found for that email.',
        'This username does not exist.',
        'That email address is already registered.',
        'We couldn’t find your account.',
        "We don't recognise this email address.",
        'Your account exists.',
        'You already have an account with us.',
      ],
      good: [
        'An email arrives if the address is on a profile.',
        'We look for the account and write back to you.',
        'There may be no email address on your profile.',
        'Nobody can tell from outside whether a user is there.',
        'Which username do you sign in with?',
      ],
    },
    {
      advice: 'This tells how an account stands. Say that it may be so ("Your user may be locked").',
      pattern: new RegExp(
        String.raw`(?<!\b(?:if|when|whether|once|while|after|until|unless|because|seems|looks|think|thinks|says|said|in case) )(?<!\b(?:sure|know|tell|say) (?:if|whether|that) )\b(?:your|this|that|the) ${ACCOUNT} (?:is|was|has been|had been|got|has) (?:currently |now |already |temporarily |permanently |been )?(?:locked|blocked|suspended|disabled|deactivated|cancelled|canceled|closed|deleted|removed|terminated|expired|inactive|active|frozen|banned|restricted)\b|\b(?:we|we['’]ve|we have|our team) (?:have |has )?(?:locked|blocked|suspended|disabled|deactivated|cancelled|canceled|closed|deleted|terminated|frozen|banned|restricted) (?:your|this|that|the) ${ACCOUNT}\b|(?<!\b(?:if|when|whether|once|while|after|until|unless|because) )\byou (?:are|were|have been|['’]re|['’]ve been) (?:now |currently |temporarily )?(?:locked out|locked|blocked|suspended|banned|deactivated)\b|(?<!\b(?:if|when|whether|once|while|after|until|unless|because|that) )\byour (?:free )?trial (?:has |is |was )?(?:ended|expired|over)\b`,
        'iu',
      ),
      bad: [
        'Your account is locked.',
        'Your user has been suspended.',
        'This profile was deactivated last week.',
        'We have closed your account.',
        'You have been blocked.',
        'Your trial has ended.',
        'The account is active.',
      ],
      good: [
        'Your user may be locked.',
        'Your account might have been cancelled.',
        'If your user is locked, no reset email is sent.',
        'While your user is locked, no reset email is sent.',
        'A user is locked after more than 3 wrong passwords.',
        'My account seems closed',
        'Ask us to unlock your user',
        'Your trial may have ended.',
        'We check whether your account is active.',
      ],
    },
    {
      advice: 'This tells why an account was closed. Say only that support looks it up and answers.',
      pattern: new RegExp(
        String.raw`\b(?:closed|cancelled|canceled|suspended|blocked|deactivated|terminated|disabled|locked) (?:because of|due to|owing to|on account of|as a result of|for) (?!support|help|more than|a while|up to|\d)|\b(?:unpaid|overdue|outstanding) (?:bills?|invoices?|balances?|payments?|amounts?)\b|\b(?:bad credit|credit check|non-?payment|failed payment|payment failed|malicious|fraud(?:ulent)?|spamming|abuse of|suspicious activity|breach of|violat(?:ed|ion|ing))\b`,
        'iu',
      ),
      bad: [
        'Accounts are closed because of unpaid bills.',
        'It was suspended due to inactivity on your side.',
        'We found suspicious activity.',
        'Your last invoice shows an outstanding balance.',
        'This happens after a violation of our terms.',
        'It may be bad credit.',
      ],
      good: [
        'Accounts close for many reasons; we look yours up and write back.',
        'Your user may be locked for more than one reason.',
        'Look in your spam or junk folder.',
        'A filter may have blocked the email.',
        'Sales decides whether a trial is extended.',
      ],
    },
  ],
  asking: [
    {
      advice: 'This asks the customer for something secret. Support never needs it; ask for something else.',
      pattern: new RegExp(
        String.raw`^(?!.*\b(?:never|do not|don['’]t|without|leave out|no need|not need)\b).*\b(?:${HAND_OVER})(?: \S+){0,6}? ${SECRET}\b|\bwhat(?:['’]s| is| was| are| were) (?:your|the)(?: \S+){0,3}? ${SECRET}\b|\bwhich (?:${SECRET}) (?:do|did|are|have) you (?:use|using|get|have|enter|type)\b|\b(?:confirm|verify|provide|disclose|state) (?:us )?(?:with )?(?:your|the)(?: \S+){0,2}? ${SECRET}(?: (?:to|with) us)?(?=[.?!]|$)`,
        'iu',
      ),
      bad: [
        'Please tell us your password.',
        'Send us the six digits of the verification code.',
        'Reply with your PIN.',
        'What is your password?',
        'What was the answer to your security question?',
        'Write in the form the last card number you used.',
        'Provide your current password.',
        'Give us your mother’s maiden name.',
      ],
      good: [
        'Never tell us your password.',
        'Please do not send us your verification code.',
        'On the sign-in page, enter the temporary password from the email.',
        'Then replace the temporary password.',
        'The verification code does not arrive',
        'Choose **Forgot your password?**',
        'Tell us which username you sign in with.',
        'Tell us what happens when you sign in.',
        'Reset your password',
      ],
    },
  ],
  secret: {
    advice:
      'A field of a ticket must never ask for a password, code, PIN, card or security answer. Ask for something else.',
    pattern: new RegExp(
      String.raw`^(?!.*\b(?:never|do not|don['’]t|without|leave out|no)\b).*\b(?:${SECRET}|codes?|cards?)\b`,
      'iu',
    ),
    bad: [
      'Password',
      'Your PIN',
      'Verification code',
      'The code you got',
      'Card number',
      'Answer to your security question',
    ],
    good: [
      'Your message',
      'Please never write a password here.',
      'Account or Gateway ID',
      'Email address on the profile',
      'Your new mobile number',
    ],
  },
};
