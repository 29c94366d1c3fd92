/** How the k-th line is told apart: colour, dashes and the shape of its marks; its name stands at its end besides. */
export interface LineStyle {
  colour: string;
  dash: string | undefined;
  /** Path of a mark of about 8 pixels around 0, 0. */
  mark: string;
}

const COLOURS = ['gain', 'loss', 'frontier', 'barred', 'ink', 'muted'];
const DASHES = [undefined, '7 4', '2 3', '10 3 2 3', '5 2', '1 2'];
const MARKS = [
  'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0',
  'M-4,-4h8v8h-8z',
  'M0,-5l5,9h-10z',
  'M0,-5l5,5l-5,5l-5,-5z',
  'M-4,-4l8,8M4,-4l-8,8',
  'M-5,0h10M0,-5v10',
];

export function lineStyle(k: number): LineStyle {
  return {
    colour: `var(--${COLOURS[k % COLOURS.length]!})`,
    dash: DASHES[k % DASHES.length],
    mark: MARKS[k % MARKS.length]!,
  };
}
