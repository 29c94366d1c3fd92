import type { Story } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import { gravest } from './happened.js';

const HEIGHT = 46;

/** Steps as far as they are told, each with the shape of what happened in it; the rest is still open. */
export function Timeline({ story, at, width }: { story: Story; at: number; width: number }) {
  const cell = Math.max(3, (width - 2) / story.horizon);
  const perYear = { month: 12, quarter: 4, 'half-year': 2, year: 1 }[story.step] ?? 1;
  const years = Math.ceil(story.horizon / perYear);
  const every = years * 24 > width ? 5 : 1;
  return (
    <svg className="timeline" width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} aria-hidden="true">
      {Array.from({ length: story.horizon }, (_, i) => {
        const step = i < at ? story.steps[i] : undefined;
        const kind = step && gravest(step);
        const x = 1 + i * cell;
        return (
          <g key={i}>
            <rect x={x} y={4} width={cell} height={22} className={step ? 'told' : 'open'} />
            {kind && (
              <text x={x + cell / 2} y={20} textAnchor="middle" className={`shape ${kind}`}>
                {texts.story.shape[kind]}
              </text>
            )}
            {i === at - 1 && <rect x={x} y={2} width={Math.max(3, cell)} height={26} className="now" />}
          </g>
        );
      })}
      {Array.from({ length: years + 1 }, (_, y) =>
        y % every === 0 ? (
          <text key={y} x={Math.max(4, 1 + y * perYear * cell)} y={41} textAnchor={y === years ? 'end' : 'middle'}>
            {y}
          </text>
        ) : null,
      )}
    </svg>
  );
}
