import { icon } from '../internal/icons.ts';

/** A picture for each kind of result. The heading says the same in words. */
export const signs = {
  good: icon('M4 10.5 8 14.5 16 5.5'),
  mail: icon('M3 5h14v10H3zM3 6l7 5 7-5'),
  onward: icon('M8 4H4v12h12v-4M11 4h5v5M16 4l-7 7'),
  wait: icon('M10 5v5l3 2M10 2.5a7.5 7.5 0 1 0 .01 0'),
  bad: icon('M10 3 18 16.5H2zM10 8v4M10 14.3v.01'),
};
