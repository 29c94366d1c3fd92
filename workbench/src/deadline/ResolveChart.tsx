import type { OfferAtResolve } from '../../../src/lens/index.js';
import { percent } from '../../../src/lens/text.js';
import { ABOVE, Axes, BELOW, type Frame } from '../charts/Axes.js';
import { texts } from '../texts.js';

/** Rows of names of upright marks, above the frame. */
const ROW = 14;
const LEFT = 46;
const RIGHT = 20;
const INNER = 150;
const STRIP = 20;
/** Between the frame and the strip. */
const GAP = 6;

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
  const top = ABOVE + 2 * ROW + 4;
  const frame: Frame = { left: LEFT, right: px(1), top, bottom: top + INNER };
  const py = (share: number) => frame.bottom - INNER * share;
  const strip = frame.bottom + GAP;
  const height = strip + STRIP + BELOW;
  const cell = (frame.right - frame.left) / at.length;
  const marks = [
    { kind: 'own', x: own, y: top - ROW - 6, says: texts.deadline.ownMark },
    { kind: 'here', x: here, y: top - 6, says: texts.deadline.hereMark(percent(here)) },
  ];
  return (
    <svg
      className="drawing resolve-chart"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={texts.deadline.chart}
    >
      {(at[0]?.accepts ?? []).map(({ from, to }) => (
        <rect
          key={from}
          x={px(from)}
          y={frame.top}
          width={Math.max(1, px(to) - px(from))}
          height={INNER}
          className="accepting"
        />
      ))}
      <Axes
        frame={frame}
        up={[0, 0.5, 1].map((share) => ({ at: py(share), says: percent(share) }))}
        across={[0, 0.25, 0.5, 0.75, 1].map((x) => ({ at: px(x), says: percent(x) }))}
        upName={texts.deadline.agreement}
        acrossName={texts.deadline.axis}
        grid
        gap={GAP + STRIP}
      />
      <path
        d={at.map(({ resolve, agreement }, i) => `${i === 0 ? 'M' : 'L'}${px(resolve)},${py(agreement)}`).join('')}
        className="agreement"
      />
      {at.map(({ resolve, agreement }) => (
        <circle key={resolve} cx={px(resolve)} cy={py(agreement)} r="2.5" className="point" />
      ))}
      {marks.map(({ kind, x, y, says }) => (
        <g key={kind}>
          <line x1={px(x)} x2={px(x)} y1={top - 4} y2={strip + STRIP} className={kind} />
          <text
            x={px(x)}
            y={y}
            textAnchor={x > 0.7 ? 'end' : 'start'}
            className={kind === 'here' ? 'flag strong' : 'flag'}
          >
            {says}
          </text>
        </g>
      ))}
      {at.map(({ resolve, moves }, i) => {
        const kind = moves[0]?.kind ?? 'wait';
        return (
          <g key={resolve}>
            <rect x={frame.left + cell * i} y={strip} width={cell} height={STRIP} className={`move ${kind}`} />
            <text x={frame.left + cell * (i + 0.5)} y={strip + 14} textAnchor="middle" className="letter">
              {texts.deadline.letter[kind]}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
