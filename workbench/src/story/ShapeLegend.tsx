import type { Story } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import { gravest } from './happened.js';

/** What the shapes of the timeline stand for, as far as it is told. */
export function ShapeLegend({ story, at }: { story: Story; at: number }) {
  const kinds = [...new Set(story.steps.slice(0, at).flatMap((step) => gravest(step) ?? []))];
  if (kinds.length === 0) return null;
  return (
    <ul className="legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`shape ${kind}`}>{texts.story.shape[kind]}</span> {texts.story.kinds[kind]}
        </li>
      ))}
    </ul>
  );
}
