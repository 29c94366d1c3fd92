import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { chosenPackage } from './chosenPackage.js';

/** How a package is drawn: named ones are discs, found ones diamonds, drafts triangles; filled where it could be signed. */
export interface Mark {
  id: string;
  name: string;
  /** From 1, in the order of the list: the label beside its mark. */
  number: number;
  kind: 'named' | 'found' | 'draft';
  signed: boolean;
  pinned: boolean;
  chosen: boolean;
  of: Pinned;
}

/** Every package that is answered, as it is drawn. */
export function marksOf(workbench: Workbench, known: Known): Mark[] {
  const { quick, valid } = known;
  if (!quick || !valid) return [];
  const chosen = chosenPackage(workbench, known)?.id;
  return quick.packages.map((p, n) => {
    const pin = workbench.pinned.find(({ id }) => id === p.id);
    const written = valid.c.packages.some(({ id }) => id === p.id);
    return {
      id: p.id,
      name: p.name,
      number: n + 1,
      kind: !written && pin?.from ? 'draft' : p.found ? 'found' : 'named',
      signed: quick.values[`signed/${p.id}`] === 1,
      pinned: pin !== undefined,
      chosen: p.id === chosen,
      of: pin?.from && !written ? pin : p,
    };
  });
}

const SHAPES = {
  named: 'M-5,0A5,5 0 1 0 5,0A5,5 0 1 0 -5,0Z',
  found: 'M0,-7L7,0L0,7L-7,0Z',
  draft: 'M0,-7L6.5,5L-6.5,5Z',
};

/** The mark of a package about the origin of a drawing. */
export function MarkShape({ kind, signed, pinned, chosen }: Pick<Mark, 'kind' | 'signed' | 'pinned' | 'chosen'>) {
  return (
    <>
      {pinned && <circle r="9.5" fill="none" stroke="var(--ink)" strokeWidth="1" />}
      <path
        d={SHAPES[kind]}
        fill={signed ? 'var(--gain)' : 'var(--paper)'}
        stroke={signed ? 'var(--gain)' : 'var(--loss)'}
        strokeWidth={chosen ? 3 : 1.75}
      />
    </>
  );
}
