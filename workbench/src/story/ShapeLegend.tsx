import { texts } from '../texts.js';
import { GRAVEST_FIRST } from './happened.js';

/** What the shapes of the timeline stand for: all of them, so that nothing is told before its time and nothing moves. */
export function ShapeLegend() {
  return (
    <ul className="legend">
      {GRAVEST_FIRST.map((kind) => (
        <li key={kind}>
          <span className={`shape ${kind}`}>{texts.story.shape[kind]}</span> {texts.story.kinds[kind]}
        </li>
      ))}
    </ul>
  );
}
