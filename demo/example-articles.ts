/** The made-up brand's help articles: number, as in its addresses -> title and paragraphs. */
export const ARTICLES: Readonly<Record<string, { readonly title: string; readonly text: readonly string[] }>> = {
  1001: {
    title: 'Reset a password',
    text: [
      'On the sign-in page, choose “Forgot your password?” and enter the email address on your profile, or your username.',
      'An email arrives with a link that works once. Open it, choose a new password, and sign in with it.',
      'If no email arrives, look in your spam or junk folder first.',
    ],
  },
  1002: {
    title: 'User management',
    text: [
      'An Admin can invite users and take them off the account.',
      'A profile belongs to its user: nobody else can change it, and support does so only when that person asks.',
    ],
  },
  1003: {
    title: '2-factor authentication',
    text: [
      'After your password we may ask for a code, which we send to the mobile number on your profile.',
      'Keep that number up to date. If it is an old one, no code can reach you.',
    ],
  },
  1004: {
    title: 'Account settings',
    text: ['Your account ID stands at the top of the account settings. Support finds your account sooner with it.'],
  },
  1005: {
    title: 'Single sign-on',
    text: ['With single sign-on your company looks after your password. You reset it with your company, not with us.'],
  },
  1006: {
    title: 'How do I change my email address?',
    text: [
      'In your profile, choose “Email address”, enter the new one, and press the link in the email we send to it.',
    ],
  },
  1007: {
    title: 'Accepting user invitations',
    text: ['Open the link in the invitation email, choose a password, and sign in with your email address.'],
  },
};

export const PRIVACY = {
  title: 'Privacy',
  text: [
    'This company is made up, and so is this notice. A real brand links its own one beside Send.',
    'In this demo your ticket stays in this browser tab.',
  ],
} as const;
