import type { ProcessModel } from '../model.js';

/** A label for each cause, all different: `cause_` and the name in letters, digits and underscores. */
export function labelsOf({ endings }: ProcessModel): string[] {
  const labels = endings.causes.map((name) => `cause_${identifier(name)}`);
  return labels.map((label, c) => (labels.indexOf(label) === c ? label : `${label}_${c}`));
}

/** A name as other tools take it. */
export function identifier(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_');
}
