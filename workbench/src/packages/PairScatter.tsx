import { NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import type { PairOfParties } from '../../../src/lens/index.js';
import { count, signed, title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { actorsOf } from './Margins.js';
import { MarkShape, marksOf } from './marks.js';
import { PackageList } from './PackageList.js';
import { type Scale, scaleOf } from './scale.js';
import { useAsked } from './useAsked.js';

const WIDTH = 640;
const HEIGHT = 460;
const LEFT = 52;
const BOTTOM = 44;

/** All packages as any two parties see them, in points over each one's no-deal, and the list of those with a name. */
export function PairScatter({ workbench, known }: { workbench: Workbench; known: Known }) {
  const actors = actorsOf(known);
  const [pair, setPair] = useState<[x: string | undefined, y: string | undefined]>([undefined, undefined]);
  const signatories = known.valid!.c.parties.filter((p) => p.values && p.roles.includes('signatory'));
  const exists = (id: string | undefined) => actors.some((a) => a.id === id);
  const x = (exists(pair[0]) ? pair[0] : signatories[0]?.id) ?? actors[0]?.id;
  const y = (exists(pair[1]) ? pair[1] : signatories.find(({ id }) => id !== x)?.id) ?? actors.at(-1)?.id;
  const asked = useAsked(workbench, known, 'pair', x && y && x !== y ? { x, y } : undefined);
  if (!x || !y) return null;
  const marks = marksOf(workbench, known);
  const [ax, ay] = [x, y].map((id) => actors.find((a) => a.id === id)!);
  const { answer, current, failed } = asked;
  return (
    <section aria-label={texts.packages.pair} data-part="pair">
      <h3 tabIndex={-1}>{texts.packages.pair}</h3>
      <div className="axes-choice">
        {([0, 1] as const).map((at) => (
          <NativeSelect
            key={at}
            size="xs"
            label={at === 0 ? texts.packages.across : texts.packages.up}
            value={at === 0 ? x : y}
            onChange={(event) => {
              const to = event.currentTarget.value;
              const other = at === 0 ? y : x;
              // Two axes of one party show nothing: the other takes the place of the one that it was.
              const swapped = to === other ? (at === 0 ? x : y) : other;
              setPair(at === 0 ? [to, swapped] : [swapped, to]);
            }}
            data={actors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ))}
      </div>
      <div className="side">
        <div className={answer && !current ? 'chart stale' : 'chart'}>
          <Drawing workbench={workbench} known={known} x={ax!} y={ay!} {...(answer && { pair: answer })} />
          <Legend />
          <p className="quiet">
            {failed
              ? texts.packages.unanswered(failed)
              : answer
                ? texts.packages.pairCaption(count(answer.packages), count(answer.both), ax!.name, ay!.name)
                : current
                  ? texts.packages.notFound
                  : texts.packages.pairWaiting}{' '}
            {answer?.thinned && texts.packages.thinned} {known.valid!.c.guarantee && texts.packages.marksSteps}{' '}
            {known.space && !known.space.counted.durability && texts.packages.uncounted}
          </p>
          {answer && <FrontierTable pair={answer} x={ax!.name} y={ay!.name} />}
        </div>
        <div className="list">
          <PackageList workbench={workbench} known={known} marks={marks} actors={[ax!, ay!]} />
        </div>
      </div>
    </section>
  );
}

function Drawing({
  workbench,
  known,
  pair,
  x,
  y,
}: {
  workbench: Workbench;
  known: Known;
  pair?: PairOfParties;
  x: { id: string; name: string };
  y: { id: string; name: string };
}) {
  const clip = useId();
  const marks = marksOf(workbench, known).map((mark) => ({
    ...mark,
    x: known.quick!.values[`margin/${mark.id}/${x.id}`] ?? 0,
    y: known.quick!.values[`margin/${mark.id}/${y.id}`] ?? 0,
  }));
  const cloud = pair?.cloud ?? [];
  const sx = scaleOf([...cloud.map((p) => p[0]), ...marks.map((m) => m.x)], LEFT, WIDTH - 12);
  const sy = scaleOf([...cloud.map((p) => p[1]), ...marks.map((m) => m.y)], HEIGHT - BOTTOM, 12);
  const at = (px: number, py: number) => `${sx.at(px).toFixed(1)},${sy.at(py).toFixed(1)}`;
  const label = marks.map((m) => `${m.name}: ${signed(m.x)}, ${signed(m.y)}`).join('; ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${x.name}, ${y.name}. ${label}`}>
      <clipPath id={clip}>
        <rect x={LEFT} y={12} width={WIDTH - 12 - LEFT} height={HEIGHT - BOTTOM - 12} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect x={sx.at(0)} y={0} width={WIDTH} height={sy.at(0)} fill="var(--zone)" />
        {[...dotsBySize(cloud, sx, sy)].map(([size, d]) => (
          <path key={size} d={d} stroke="var(--dots)" strokeWidth={size} strokeLinecap="round" opacity={0.45} />
        ))}
        {pair && (
          <>
            <polyline
              points={pair.frontier.map((p) => at(p.x, p.y)).join(' ')}
              fill="none"
              stroke="var(--frontier)"
              strokeWidth="1.5"
            />
            {pair.frontier.map((p) => (
              <circle
                key={`${p.x} ${p.y}`}
                cx={sx.at(p.x)}
                cy={sy.at(p.y)}
                r={3}
                stroke="var(--frontier)"
                strokeWidth="1.25"
                fill={p.refused ? 'var(--paper)' : 'var(--frontier)'}
              />
            ))}
          </>
        )}
        <line x1={sx.at(0)} x2={sx.at(0)} y1={0} y2={HEIGHT} stroke="var(--ink)" strokeDasharray="5 4" />
        <line x1={0} x2={WIDTH} y1={sy.at(0)} y2={sy.at(0)} stroke="var(--ink)" strokeDasharray="5 4" />
      </g>
      {sx.ticks.map((tick) => (
        <text key={tick} className="minor" x={sx.at(tick)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
          {tick === 0 ? '0' : signed(tick).replace('.0', '')}
        </text>
      ))}
      {sy.ticks.map((tick) => (
        <text key={tick} className="minor" x={LEFT - 6} y={sy.at(tick) + 4} textAnchor="end">
          {tick === 0 ? '0' : signed(tick).replace('.0', '')}
        </text>
      ))}
      <text x={WIDTH - 12} y={HEIGHT - 8} textAnchor="end">
        {texts.packages.pairAxis(x.name)} →
      </text>
      <text x={8} y={12 + 4} textAnchor="start" transform={`rotate(-90 12 16)`} dy="0">
        <tspan x={12} y={14} textAnchor="end">
          {texts.packages.pairAxis(y.name)} →
        </tspan>
      </text>
      {marks.map((mark) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list of packages does the same with keys.
        <g
          key={mark.id}
          transform={`translate(${sx.at(mark.x)},${sy.at(mark.y)})`}
          onClick={() => workbench.choose({ package: mark.id })}
          style={{ cursor: 'pointer' }}
        >
          <title>{`${title(mark.name)}: ${signed(mark.x)}, ${signed(mark.y)}`}</title>
          <MarkShape {...mark} />
          <text
            x={11}
            y={4}
            fontWeight={mark.chosen ? 700 : 500}
            stroke="var(--paper)"
            strokeWidth="3"
            paintOrder="stroke"
          >
            {mark.number}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** What the shapes and fills mean. */
function Legend() {
  const { kinds, signs, refused, ring, frontier } = texts.packages;
  const plain = { pinned: false, chosen: false };
  return (
    <ul className="legend">
      {(['named', 'found', 'draft'] as const).map((kind) => (
        <li key={kind}>
          <Sample {...plain} kind={kind} signed={true} />
          {kinds[kind]}
        </li>
      ))}
      <li>
        <Sample {...plain} kind="named" signed={true} />
        {signs}
      </li>
      <li>
        <Sample {...plain} kind="named" signed={false} />
        {refused}
      </li>
      <li>
        <Sample {...plain} kind="named" signed={true} pinned={true} />
        {ring}
      </li>
      <li>{frontier}</li>
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

/** Dots of each size as one path of strokes without length: a thousand elements would be slow to draw. */
function dotsBySize(cloud: PairOfParties['cloud'], sx: Scale, sy: Scale): Map<number, string> {
  const paths = new Map<number, string>();
  for (const [x, y, n] of cloud) {
    const size = Math.min(9, Math.round(2.5 + Math.sqrt(n)));
    paths.set(size, `${paths.get(size) ?? ''}M${sx.at(x).toFixed(1)},${sy.at(y).toFixed(1)}h0`);
  }
  return paths;
}

function FrontierTable({ pair, x, y }: { pair: PairOfParties; x: string; y: string }) {
  return (
    <details className="quiet">
      <summary>{texts.packages.frontierTable}</summary>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{x}</th>
            <th scope="col">{y}</th>
            <th scope="col">{texts.packages.signed}</th>
          </tr>
        </thead>
        <tbody>
          {pair.frontier.map((p) => (
            <tr key={`${p.x} ${p.y}`}>
              <td>{signed(p.x)}</td>
              <td>{signed(p.y)}</td>
              <td>{p.refused ? texts.packages.no : texts.packages.yes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
