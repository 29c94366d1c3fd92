import { halfTime, type Levels, type Records, type ReferenceModel, shareMoments } from '../evidence/index.js';
import { refuse } from '../quantity/notation/expression.js';
import type { ModelTerm } from '../quantity/notation/modelTerm.js';
import type { RecordLength, RecordShare } from '../quantity/notation/record.js';
import { nearest } from '../shared/nearest.js';
import { recordsNear } from './record-names.js';

/** Mean shares nearer to 0 or 1 follow from the form of a model alone. */
const LEAST = 0.001;

/**
 * What a model says of a case: the share that lasts so long, or the chance per year which, the same in each year, leaves
 * it, as the beta distribution with the mean and the variance that the model gives it; or the time by which half have
 * ended, as the lognormal one with its 5 % and 95 %. What is not known of the coefficients is all the width there is.
 *
 * @throws Unreadable for a model, covariate or level that is not there or missing, and for a time beyond the data.
 */
export function modelSays(term: ModelTerm, records: Records): RecordShare | RecordLength {
  const model = modelOf(term, records);
  const levels = levelsOf(term, model);
  if (!term.at) return lengthOf(term, model, levels);
  const { years, ending, time } = term.at;
  const { id } = term;
  const { blind = 0 } = model;
  if (years <= blind)
    refuse(
      time,
      'beyond-the-record',
      `the model ${id.text} says nothing up to ${inYears(blind)}, and so nothing at ${time.text}`,
      {
        why: 'what ended before could not be seen in these data',
        instead: `${ending ? 'ending over' : 'at'} ${Math.floor(blind) + 1} years`,
      },
    );
  if (years > model.followed)
    refuse(time, 'beyond-the-record', `the model ${id.text} ends at ${inYears(model.followed)}, before ${time.text}`, {
      why: 'no case was followed for longer',
      instead: `${ending ? 'ending over' : 'at'} ${Math.floor(model.followed)} years`,
    });
  const { mean, variance } = shareMoments(
    model,
    levels,
    years,
    ending ? (share) => 1 - share ** (1 / years) : undefined,
  );
  if (mean < LEAST || mean > 1 - LEAST)
    refuse(time, 'beyond-the-record', `the model ${id.text} is nearly sure at ${time.text}`, {
      why: 'a share this near to 0% or 100% follows from the form of the model alone, not from cases',
      instead: ending === mean < LEAST ? 'an earlier time' : 'a later time',
    });
  // a + b of the beta distribution with this mean and variance.
  const both = (mean * (1 - mean)) / variance - 1;
  return { a: mean * both, b: (1 - mean) * both, perYear: ending };
}

function lengthOf({ id, given, from, to }: ModelTerm, model: ReferenceModel, levels: Levels): RecordLength {
  const share = `a share: model ${id.text} given {${given.map((g) => `${g.covariate.text}: ${g.level.text}`).join(', ')}} at 5 years`;
  if (model.lasting)
    refuse({ from, to }, 'beyond-the-record', `the model ${id.text} has no time by which half have ended`, {
      why: 'as it has it a share lasts for ever, so half need never end',
      instead: share,
    });
  const [lo, middle, hi] = halfTime(model, levels, [0.05, 0.5, 0.95]);
  if (middle! > model.followed)
    refuse(
      { from, to },
      'beyond-the-record',
      `half of these last longer than ${inYears(model.followed)}, as the model ${id.text} has it`,
      {
        why: 'no case was followed for longer, so when half of them will have ended is not known',
        instead: share,
      },
    );
  return { lo: lo!, hi: hi! };
}

function modelOf({ id: { text, ...at } }: ModelTerm, { classes, curves, models }: Records): ReferenceModel {
  if (Object.hasOwn(models, text)) return models[text]!;
  const kind = Object.hasOwn(classes, text) ? 'class' : Object.hasOwn(curves, text) ? 'curve' : undefined;
  if (kind)
    refuse(at, 'class-or-curve', `${text} is a ${kind}, not a model`, {
      why: 'a model says how long something lasts by what it is like',
      instead: kind === 'class' ? `class ${text}` : `curve ${text} at 5 years`,
    });
  return refuse(at, 'unknown-model', `unknown model '${text.slice(0, 60)}'`, recordsNear(text, models));
}

/** Every covariate has to be given: a case of which one is not known is another question, and no mean is made here. */
function levelsOf({ id, given, from, to }: ModelTerm, { covariates }: ReferenceModel): Levels {
  for (const { covariate, level } of given) {
    const known = covariates.find(({ name }) => name === covariate.text);
    if (!known) {
      const names = covariates.map(({ name }) => name);
      refuse(covariate, 'unknown-covariate', `the model ${id.text} has no covariate '${covariate.text}'`, {
        ...near(covariate.text, names),
      });
    }
    if (!known.levels.includes(level.text))
      refuse(level, 'unknown-level', `${known.name} has no level '${level.text}'`, {
        why: known.asks,
        ...near(level.text, known.levels),
      });
  }
  const missing = covariates.filter(({ name }) => given.every(({ covariate }) => covariate.text !== name));
  if (missing.length > 0)
    refuse({ from, to }, 'missing-covariate', `nothing is said of ${missing.map(({ name }) => name).join(' and ')}`, {
      why: `the model ${id.text} needs a level of each of its covariates`,
      instead: missing.map(({ name, levels }) => `${name}: ${levels.join(' or ')}`).join(', '),
    });
  return Object.fromEntries(given.map(({ covariate, level }) => [covariate.text, level.text]));
}

/** Names that are spelt alike, or else all that there are. */
function near(written: string, all: readonly string[]) {
  const alike = nearest(written, all);
  return alike.length > 0 ? { nearest: alike } : { instead: all.join(', or ') };
}

const inYears = (years: number) => `${Number(years.toFixed(1))} ${years === 1 ? 'year' : 'years'}`;
