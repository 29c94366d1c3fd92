import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { nearest } from '../../shared/nearest.js';
import { error, quoted, warning } from '../../shared/textFile.js';
import type { ReadDurations } from '../readDurations.js';
import { type Design, type DesignFault, MOST_CELLS, MOST_COLUMNS, MOST_LEVELS } from './design.js';
import type { RegressionFault } from './regressionFault.js';
import type { StretchFault } from './stretches.js';

/** The event of a regression: which number it has, and what it is called where there are several. */
export interface EventOf {
  event: Uint8Array;
  cause: number;
  name: string | undefined;
}

/** Errors without clusters are those of so many equal rows, which weights in parts do not say. */
export function partWeights({ weight, placeOf }: ReadDurations, cluster: Uint32Array | undefined): Diagnostic[] {
  const part = cluster ? -1 : (weight?.findIndex((w) => !Number.isInteger(w)) ?? -1);
  if (part < 0) return [];
  const what = `a weight of ${weight![part]}: errors are as if each weight were a number of equal rows`;
  const instead = 'robust errors: --cluster with a column that names what is independent, a row at least';
  return [warning('weight', placeOf(part), what, { instead })];
}

/** Why a regression has no answer, in words and in the names of its columns. */
export function faultDiagnostic(fault: RegressionFault, { names, dummies, x }: Design, of: EventOf): Diagnostic {
  const ended = of.name === undefined ? 'ended with the event' : `ended by ${quoted(of.name)}`;
  const ofCause = of.name === undefined ? '' : `cause ${quoted(of.name)}: `;
  if (fault.kind === 'no-events') {
    return error('all-censored', undefined, `no row ${ended}: nothing can be said about what it depends on`);
  }
  if (fault.kind === 'collinear') {
    const name = quoted(names[fault.column] ?? 'the intercept');
    if (fault.of.length === 0) {
      const what = `${name} does not differ among rows that can be compared: it has no coefficient`;
      return error('collinear', undefined, what, { instead: 'leave it out' });
    }
    const sum = fault.of.map(({ column, factor }) => `${short(factor)} × ${quoted(names[column]!)}`).join(' + ');
    const what = `${name} says nothing new: it is ${sum}, but for a constant`;
    return error('collinear', undefined, what, { instead: 'leave one of them out' });
  }
  if (fault.kind === 'no-plateau') {
    return error('no-plateau', undefined, 'the likelihood is largest where every row ends at last', {
      why: 'nothing in the data says that a share lasts for ever: rows were followed too short, or the form is another one',
      instead: 'the same without a share that lasts',
    });
  }
  if (fault.kind === 'few-periods') {
    const what = 'there are too few different periods for this form of the hazard';
    return error('few-periods', undefined, what, { instead: '--hazard log or constant, or a shorter --period' });
  }
  if (fault.kind === 'gap') {
    const when =
      fault.from === fault.to ? `through ${short(fault.from)}` : `from ${short(fault.from)} to ${short(fault.to)}`;
    return error('follow-up-gap', undefined, `${ofCause}nobody was followed ${when}`, {
      why: 'rows that ended by another cause before count after it by the chance to be followed until then, which nothing tells',
      instead: '--cox with --cause, or the rows before or after alone',
    });
  }
  if (fault.kind === 'exact-fit') {
    return error('exact-fit', undefined, 'the likelihood has no peak: the scale runs off to 0', {
      why: 'the form meets the times of all rows that ended exactly: they ended at one time, or coefficients are as many as different times',
      instead: 'fewer columns, --dist exponential, or --cox, which needs the order of times alone',
    });
  }
  if (fault.kind === 'few-clusters') {
    const noun = fault.coefficients === 1 ? 'coefficient' : 'coefficients';
    const what = `robust errors of ${fault.coefficients} ${noun} need more clusters than ${fault.clusters}`;
    return error('few-clusters', undefined, `${ofCause}${what}`, {
      why: 'what moves the coefficients sums to 0 over the clusters, so that some errors would be 0 whatever the data',
      instead: 'a column with more clusters (some 20 at least), fewer covariates, or no --cluster',
    });
  }
  if (fault.kind === 'not-converged') {
    return error('not-converged', undefined, 'no largest likelihood was found', {
      ...(fault.coef.length > 0 && {
        why: `the coefficients had come to ${names.map((name, j) => `${name} ${short(fault.coef[j]!)}`).join(', ')}${fault.flat ? ', and the likelihood is all but flat there: rows that ended and rows that did not are nearly apart' : ''}`,
      }),
    });
  }
  const running = names.flatMap((_, j) => (fault.direction[j] === 0 ? [] : [j]));
  if (running.length === 0) {
    return error('separation', undefined, 'the likelihood has no peak: the odds by period run off', {
      why: 'periods in which rows ended all lie on one side, such as after those in which none did',
      instead: '--hazard constant or steps, or a longer --period',
    });
  }
  const what = running
    .map((j) => `${quoted(names[j]!)} runs off to ${fault.direction[j]! > 0 ? '+∞' : '−∞'}`)
    .join(', ');
  const why = running.flatMap((j) => {
    const dummy = dummies[j];
    if (!dummy) return [];
    let rows = 0;
    let events = 0;
    for (const [i, event] of of.event.entries()) {
      if (x[i * names.length + j] !== 1) continue;
      rows++;
      if (event === of.cause) events++;
    }
    const where = `${dummy.column}=${dummy.level}`;
    return [`of ${rows} rows with ${where} ${events === 0 ? 'none' : events} ${ended}`];
  });
  return error('separation', undefined, `${ofCause}the likelihood has no peak: ${what}`, {
    why:
      why.length > 0 ? why.join('; ') : 'whoever ended had the most extreme value of all that could have, every time',
    instead: 'leave the column out, or join the level with another',
  });
}

/** Why rows of one `--id` are no stretches of the same. */
export function stretchDiagnostic({ kind, row, before }: StretchFault, placeOf: (row: number) => Place): Diagnostic {
  const also = [{ at: placeOf(before), what: 'the stretch before' }];
  if (kind === 'ended-early') {
    return error('ended-early', placeOf(before), 'this stretch ended with an event, and another one follows', {
      why: 'only the last stretch of a row may end with an event',
      also: [{ at: placeOf(row), what: 'the stretch after' }],
    });
  }
  return error('stretches-apart', placeOf(row), 'this stretch does not begin when the one before it ended', {
    why: 'the stretches of one --id have to follow each other without a gap',
    also,
  });
}

/**
 * Why a formula does not go with a table.
 *
 * @param placeOf Where a row that was kept stands.
 */
export function designDiagnostic(fault: DesignFault, placeOf: (row: number) => Place): Diagnostic {
  const column = 'column' in fault ? quoted(fault.column) : '';
  switch (fault.kind) {
    case 'level': {
      const near = nearest(fault.level, fault.levels);
      const why = `there are ${fault.levels.slice(0, 20).join(', ')}`;
      const what = `column ${column} has no level ${quoted(fault.level)}`;
      return error('no-level', undefined, what, near.length > 0 ? { nearest: near } : { why });
    }
    case 'one-level':
      return error('one-level', undefined, `every row that is kept has ${quoted(fault.level)} in column ${column}`, {
        instead: 'leave it out',
      });
    case 'too-many-levels':
      return error('too-many-values', undefined, `column ${column} has more than ${MOST_LEVELS} levels`);
    case 'too-large': {
      const what = `the formula makes ${fault.columns} columns of ${fault.rows} rows`;
      const why = `at most ${MOST_COLUMNS} columns are taken, and ${MOST_CELLS} cells in all`;
      return error('too-large', undefined, what, { why });
    }
    case 'not-a-number':
      return error('number', undefined, `column ${column} has names, and ${fault.name} needs numbers`);
    case 'not-finite':
      return error('not-finite', placeOf(fault.row), `${fault.name} is no finite number in this row`);
    case 'too-far':
      return error('not-finite', placeOf(fault.row), `${fault.name} is beyond 1e100 in this row`, {
        instead: 'the column in another unit',
      });
    case 'too-close': {
      const [low, high] = fault.rows;
      return error('too-close', placeOf(low), `the values of ${fault.name} differ by less than 1e-100`, {
        why: 'squares of so small a difference cannot be told from 0',
        instead: 'the column in another unit',
        also: [{ at: placeOf(high), what: 'the largest value' }],
      });
    }
  }
}

const short = (x: number) => String(Number(x.toPrecision(4)));
