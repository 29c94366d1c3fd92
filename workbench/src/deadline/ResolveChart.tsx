import type { OfferAtResolve } from '../../../src/lens/index.js';
import { percent } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

const TOP = 30;
const LEFT = 46;
const RIGHT = 14;
const INNER = 150;
const STRIP = 20;
const BOTTOM = 36;

/** What becomes of the offer over the whole slider: chance of an agreement as a line, first moves as a strip of letters. */
export function ResolveChart({
  at,
  here,
  case: own,
  width,
}: {
  at: OfferAtResolve[];
  /** Resolves, 0 to 1: of the slider and of the case. */
  here: number;
  case: number;
  width: number;
}) {
  const px = (resolve: number) => LEFT + resolve * Math.max(60, width - LEFT - RIGHT);
  const py = (share: number) => TOP + INNER * (1 - share);
  const strip = TOP + INNER + 6;
  const height = strip + STRIP + BOTTOM;
  const cell = (px(1) - px(0)) / at.length;
  const accepts = at[0]?.accepts ?? [];
  const ends = [here, own].map((x) => (x > 0.7 ? 'end' : 'start') as 'end' | 'start');
  return (
    <svg
      className="resolve-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={texts.deadline.chart}
    >
      {accepts.map(({ from, to }) => (
        <rect
          key={from}
          x={px(from)}
          y={TOP}
          width={Math.max(1, px(to) - px(from))}
          height={INNER}
          className="accepting"
        />
      ))}
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x1={LEFT} x2={px(1)} y1={py(share)} y2={py(share)} className="grid" />
          <text x={LEFT - 6} y={py(share) + 4} textAnchor="end">
            {percent(share)}
          </text>
        </g>
      ))}
      <path
        d={at.map(({ resolve, agreement }, i) => `${i === 0 ? 'M' : 'L'}${px(resolve)},${py(agreement)}`).join('')}
        className="agreement"
      />
      {at.map(({ resolve, agreement }) => (
        <circle key={resolve} cx={px(resolve)} cy={py(agreement)} r="2.5" className="point" />
      ))}
      <line x1={px(own)} x2={px(own)} y1={TOP - 4} y2={strip + STRIP} className="own" />
      <text x={px(own)} y={TOP - 18} textAnchor={ends[1]} className="flag">
        {texts.deadline.ownMark}
      </text>
      <line x1={px(here)} x2={px(here)} y1={TOP - 4} y2={strip + STRIP} className="here" />
      <text x={px(here)} y={TOP - 6} textAnchor={ends[0]} className="flag strong">
        {texts.deadline.hereMark(percent(here))}
      </text>
      {at.map(({ resolve, moves }, i) => {
        const kind = moves[0]?.kind ?? 'wait';
        return (
          <g key={resolve}>
            <rect x={px(0) + cell * i} y={strip} width={cell} height={STRIP} className={`move ${kind}`} />
            <text x={px(0) + cell * (i + 0.5)} y={strip + 14} textAnchor="middle" className="letter">
              {texts.deadline.letter[kind]}
            </text>
          </g>
        );
      })}
      {[0, 0.25, 0.5, 0.75, 1].map((x) => (
        <text key={x} x={px(x)} y={strip + STRIP + 15} textAnchor={x === 1 ? 'end' : 'middle'}>
          {percent(x)}
        </text>
      ))}
      <text x={px(1)} y={strip + STRIP + 31} textAnchor="end">
        {texts.deadline.axis}
      </text>
    </svg>
  );
}
