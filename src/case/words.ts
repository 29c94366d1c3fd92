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
export function numberInWords({ value, quantity, scale, unit }: CaseNumber): string {
  const used = shareOrNumber(value, unit, unit === 'years' || unit === 'rank correlation' ? 2 : 1);
  if (!isUncertain(quantity)) return used;
  // The ends of an interval as written.
  const [lo, hi] = range90(quantity, scale).map((end) =>
    shareOrNumber(end, unit, quantity.kind === 'interval' ? 2 : 1),
  );
  return `${used} (${lo} to ${hi})`;
}

/** A share in per cent, anything else as it is, with so many decimals at most. */
export function shareOrNumber(value: number, unit: CaseNumber['unit'], digits: number): string {
  return unit === 'share' ? `${Number((value * 100).toFixed(digits))} %` : String(Number(value.toFixed(digits)));
}
