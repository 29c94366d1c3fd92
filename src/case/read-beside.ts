import type { Records, ReferenceModel } from '../evidence/index.js';
import { nearest } from '../shared/nearest.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { Beside } from './guarantee.js';
import { modelsBeside } from './models-beside.js';
import { recordsNear } from './record-names.js';
import { placeIn } from './tree.js';

/** Models of past cases that stand beside the peace of the games, with what the case is like in the eyes of each. */
export function readBeside(at: Cursor, context: Context): Beside[] {
  return at.names().flatMap(([id, entry]) => {
    const model = modelOf(entry.get('model'), context);
    const given = model && readGiven(entry, model, context);
    return given ? [{ id, model: model.id, given, ...context.groundOf(entry) }] : [];
  });
}

function modelOf(at: Cursor, { grounds, problems }: Context): ReferenceModel | undefined {
  const { words, text } = at;
  if (words === undefined) return undefined;
  const { models, classes, curves }: Pick<Records, 'models' | 'classes' | 'curves'> = grounds.records;
  const place = text!.at;
  if (!Object.hasOwn(models, words)) {
    const other = Object.hasOwn(classes, words) ? 'class' : Object.hasOwn(curves, words) ? 'curve' : undefined;
    if (other)
      problems.error('class-or-curve', place, `${words} is a ${other}, not a model`, {
        why: 'all classes and curves of peace stand beside the games anyway; a model is asked about a case like this one',
      });
    else problems.unknown('unknown-model', place, 'model', words, Object.keys(models), recordsNear(words, models));
    return undefined;
  }
  const fitting = modelsBeside(models);
  const model = models[words]!;
  if (fitting.includes(model)) return model;
  problems.error('unlike-model', place, `the model ${words} speaks of no peace`, {
    why: 'beside the peace of a game stands whether fighting comes back, or whether an agreement ends',
    instead: fitting.map(({ id }) => id).join(', or '),
  });
  return undefined;
}

/** A level of each covariate, with its ground. Nothing where one is missing or unknown, which is told. */
function readGiven(entry: Cursor, { id, covariates }: ReferenceModel, context: Context): Beside['given'] | undefined {
  const { problems } = context;
  const at = entry.get('given');
  if (!at.map) return undefined;
  const given = at.names().flatMap(([name, level]) => {
    const known = covariates.find((covariate) => covariate.name === name);
    if (!known) {
      const what = `the model ${id} has no covariate '${name}'`;
      const names = covariates.map((covariate) => covariate.name);
      problems.error('unknown-covariate', level.keyAt, what, near(name, names));
      return [];
    }
    if (!level.text) return [];
    const { name: written, ground } = context.label(level, '');
    if (!known.levels.includes(written)) {
      problems.error(
        'unknown-level',
        placeIn(level.text, 0, Math.max(1, written.length)),
        `${name} has no level '${written}'`,
        { why: known.asks, ...near(written, known.levels) },
      );
      return [];
    }
    return [{ covariate: name, level: written, ...(ground ? { ground } : context.groundOf(at)) }];
  });
  const missing = covariates.filter(({ name }) => !at.has(name));
  if (missing.length > 0)
    problems.error(
      'missing-covariate',
      at.keyAt,
      `nothing is said of ${missing.map(({ name }) => name).join(' and ')}`,
      {
        why: `the model ${id} needs a level of each of its covariates`,
        instead: missing.map(({ name, levels }) => `${name}: ${levels.join(' or ')}`).join(', '),
      },
    );
  return given.length === covariates.length ? given : undefined;
}

/** Names that are spelt alike, or else all that there are. */
function near(written: string, all: readonly string[]) {
  const alike = nearest(written, all);
  return alike.length > 0 ? { nearest: alike } : { instead: all.join(', or ') };
}
