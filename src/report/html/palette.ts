/**
 * Colours of Okabe and Ito (Color Universal Design, 2008), on paper and on a dark ground, as CSS variables; text keeps a
 * contrast of 4.5 : 1 and marks of 3 : 1 in both. Gains are blue, losses vermilion (orange on dark), red lines purple, the
 * frontier green; each has a shape or a word besides.
 */
export const LIGHT = `--paper: #fdfdfb; --ink: #1d2229; --muted: #58606b; --line: #cdd2d8; --faint: #f2f3f1; --link: #00568a;
  --gain: #0072b2; --loss: #d55e00; --barred: #b0508a; --frontier: #008a64; --zone: #e6f2ec; --dots: #8d96a1;
  --accepts: #e4f0f8; --refuses: #fbeade; --crosses: #f7e6f0;`;

export const DARK = `--paper: #15181c; --ink: #e7e9ec; --muted: #a6aeb8; --line: #3d444d; --faint: #1d2126; --link: #7cc6f0;
    --gain: #56b4e9; --loss: #e69f00; --barred: #dd96bb; --frontier: #1fb487; --zone: #17281f; --dots: #78828e;
    --accepts: #14303f; --refuses: #3a2a10; --crosses: #3c2434;`;
