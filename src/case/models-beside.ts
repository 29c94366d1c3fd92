import { type ReferenceModel, records } from '../evidence/index.js';

/** What a model has to be about to stand beside the peace of a game: that fighting comes back, or that an agreement ends. */
const KINDS: readonly ReferenceModel['kind'][] = ['peace', 'agreement'];

/** Those of some models, else of all of the record, that may stand beside the peace of the games. */
export const modelsBeside = (models: Readonly<Record<string, ReferenceModel>> = records().models): ReferenceModel[] =>
  Object.values(models).filter(({ kind }) => KINDS.includes(kind));
