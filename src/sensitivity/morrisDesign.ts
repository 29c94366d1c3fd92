import type { Diagnostic } from '../shared/diagnostic.js';
import { error, startOf } from '../shared/textFile.js';
import type { Grouping } from './grouping.js';
import type { NumberTable } from './table.js';

/** Trajectories of a Morris design, as SALib's `sample.morris` orders them: g + 1 rows each. */
export interface MorrisSteps {
  trajectories: number;
  groups: number;
  /** `group[t * groups + s]`: which group moves in step s of trajectory t. Each moves once in a trajectory. */
  group: Int32Array;
  /** The same shape: 1 where the input goes up, −1 where it goes down; of a group of several, 0. */
  direction: Int8Array;
}

/** Which way each group moves, step by step; or the first step that is not one. */
export function morrisSteps(design: NumberTable, groups: Grouping, levels: number): MorrisSteps | Diagnostic {
  const g = groups.names.length;
  if (design.rows % (g + 1) !== 0 || design.rows < 2 * (g + 1)) {
    const what = `${design.rows} rows are no trajectories of ${g + 1} rows`;
    const why = 'a trajectory begins somewhere and moves each input (or group) once; at least two are needed';
    return error('row-count', startOf({ name: design.file }), what, { why });
  }
  const trajectories = design.rows / (g + 1);
  const group = new Int32Array(trajectories * g);
  const direction = new Int8Array(trajectories * g);
  for (let t = 0; t < trajectories; t++) {
    const seen = new Int32Array(g).fill(-1);
    for (let s = 0; s < g; s++) {
      const row = t * (g + 1) + s + 1;
      const moved = movedIn(design, groups, row);
      if ('code' in moved) return moved;
      if (seen[moved.group]! >= 0) {
        const what = `'${groups.names[moved.group]}' moves a second time in the trajectory from line ${design.place(t * (g + 1), 0).line}`;
        return error('not-morris', design.place(row, moved.column), what, {
          also: [{ at: design.place(seen[moved.group]!, moved.column), what: 'the first time' }],
        });
      }
      seen[moved.group] = row;
      group[t * g + s] = moved.group;
      direction[t * g + s] = groups.sizes[moved.group] === 1 ? moved.direction : 0;
    }
  }
  return tooManyLevels(design, levels) ?? { trajectories, groups: g, group, direction };
}

/** The one group that differs between a row and the one before it. */
function movedIn(design: NumberTable, groups: Grouping, row: number) {
  const { values, names } = design;
  const d = names.length;
  let first = -1;
  for (let c = 0; c < d; c++) {
    if (values[row * d + c] === values[(row - 1) * d + c]) continue;
    if (first < 0) first = c;
    else if (groups.of[c] !== groups.of[first]) {
      const what = `both '${names[first]}' and '${names[c]}' differ from the row before`;
      const why = 'a step of a trajectory moves one input, or one group';
      return error('not-morris', design.place(row, c), what, { why });
    }
  }
  if (first < 0) {
    const what = 'nothing differs from the row before; a step of a trajectory moves one input, or one group';
    return error('not-morris', design.place(row, 0), what);
  }
  const direction = values[row * d + first]! > values[(row - 1) * d + first]! ? 1 : -1;
  return { group: groups.of[first]!, column: first, direction };
}

/** A grid of `levels` levels has no more values than that; equal up to rounding counts as equal. */
function tooManyLevels(design: NumberTable, levels: number): Diagnostic | undefined {
  const d = design.names.length;
  for (let c = 0; c < d; c++) {
    const column = Float64Array.from({ length: design.rows }, (_, row) => design.values[row * d + c]!).sort();
    const range = column.at(-1)! - column[0]!;
    let values = 1;
    for (let i = 1; i < column.length; i++) if (column[i]! - column[i - 1]! > 1e-9 * range) values++;
    if (values <= levels) continue;
    const what = `'${design.names[c]}' takes ${values} values, more than the ${levels} levels of the grid`;
    const why = 'effects are differences divided by the step, and the step follows from the number of levels';
    return error('levels', design.place(0, c), what, { why, instead: `--levels ${values + (values % 2)}` });
  }
  return undefined;
}
