/** Typebot's bubble as its documentation shows it, with the server that the benchmark plays. */
import Typebot from '@typebot.io/js/web';

Typebot.initBubble({ typebot: 'sign-in', apiHost: location.origin });
