/** What rows leave of a model, as a picture: points, a curve through them, and where they would lie if the model holds. */
export interface ResidualPlot {
  /** A short word and a number, for the name of a file. */
  id: string;
  title: string;
  /** What is to be seen, in a sentence or two, for those who do not see it. */
  text: string;
  x: { name: string; ticks?: readonly { at: number; name: string }[] };
  y: { name: string };
  points: {
    x: ArrayLike<number>;
    y: ArrayLike<number>;
    /** 1 where a row ended: filled; others, still lasting, are hollow. Left out: all ended. */
    ended?: ArrayLike<number>;
  };
  /** A level, or the diagonal, with its name. */
  reference: { name: string; level: number | 'diagonal' };
  /** With limits of its band, where it has one; steps hold until the next x. */
  curve?: {
    x: ArrayLike<number>;
    y: ArrayLike<number>;
    lower?: ArrayLike<number>;
    upper?: ArrayLike<number>;
    steps?: boolean;
  };
}
