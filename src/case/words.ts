import { isUncertain, range90 } from '../quantity/quantity.js';
import type { Case, ConditionNode, Ground, Issue } from './case.js';
import type { CaseNumber } from './number.js';

type Issues = readonly Issue[];

/** A condition in plain words: "Status is Recognised, and not (Guarantee is No promise)". */
export function conditionInWords(node: ConditionNode, issues: Issues): string {
  const issue = (id: string) => issues.find((i) => i.id === id)!;
  switch (node.kind) {
    case 'in': {
      const { name, options } = issue(node.issue);
      const chosen = node.options.map((id) => options.find((o) => o.id === id)!.name);
      if (chosen.length === 0) return `${name} is none of its options`;
      return `${name} is ${chosen.length > 1 ? `${chosen.slice(0, -1).join(', ')} or ${chosen.at(-1)}` : chosen[0]}`;
    }
    case 'absent':
      return `${issue(node.issue).name} does not arise`;
    case 'not':
      return `not (${conditionInWords(node.of, issues)})`;
    case 'and':
    case 'or': {
      const part = (of: ConditionNode) => {
        const words = conditionInWords(of, issues);
        return of.kind === 'and' || of.kind === 'or' ? `(${words})` : words;
      };
      return node.of.map(part).join(node.kind === 'and' ? ', and ' : ', or ');
    }
  }
}

/** A ground as it is written: `p6` where there is one source. */
export function groundInWords(ground: Ground, c: Pick<Case, 'sources'>): string {
  const only = Object.keys(c.sources).length === 1;
  return only && ground.paragraph !== undefined ? `p${ground.paragraph}` : ground.key;
}

/** `35`, or where it is uncertain its median and its range of 90 %: `68.2 (60 to 75)`; a share in per cent: `40 %`. */
export function numberInWords(number: CaseNumber): string {
  const share = number.unit === 'share';
  const write = (value: number, digits: number) =>
    share ? `${Number((value * 100).toFixed(digits))} %` : String(Number(value.toFixed(digits)));
  const value = write(number.value, number.unit === 'years' ? 2 : 1);
  if (!isUncertain(number.quantity)) return value;
  const [lo, hi] = range90(number.quantity, number.scale);
  const end = (value: number) => write(value, number.quantity.kind === 'interval' ? 2 : 1);
  return `${value} (${end(lo)} to ${end(hi)})`;
}
