import { texts } from '../texts.js';
import { MarkShape } from './marks.js';

/**
 * What the shapes and fills of packages mean.
 * @param lines Of packages as lines, of which none is pinned or on a frontier, and some cross red lines.
 */
export function MarkLegend({ lines = false }: { lines?: boolean }) {
  const { kinds, signs, refused, ring, frontier, crossed } = texts.packages;
  const plain = { pinned: false, chosen: false, kind: 'named' as const, signed: true };
  return (
    <ul className="legend">
      {(['named', 'found', 'draft'] as const).map((kind) => (
        <li key={kind}>
          <Sample {...plain} kind={kind} />
          {kinds[kind]}
        </li>
      ))}
      <li>
        <Sample {...plain} />
        {signs}
      </li>
      <li>
        <Sample {...plain} signed={false} />
        {refused}
      </li>
      {lines ? (
        <li>⊘ {crossed}</li>
      ) : (
        <>
          <li>
            <Sample {...plain} pinned={true} />
            {ring}
          </li>
          <li>
            <svg viewBox="-10 -10 20 20" aria-hidden="true">
              <path d="M-10,0H10" stroke="var(--frontier)" strokeWidth="2" />
              <circle r="4" fill="var(--frontier)" />
            </svg>
            {frontier}
          </li>
        </>
      )}
    </ul>
  );
}

function Sample(mark: Parameters<typeof MarkShape>[0]) {
  return (
    <svg viewBox="-10 -10 20 20" aria-hidden="true">
      <MarkShape {...mark} />
    </svg>
  );
}
