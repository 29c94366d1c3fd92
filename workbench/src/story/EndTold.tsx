import type { Story } from '../../../src/lens/index.js';
import { list, percent } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** How a story ended, and how common such an end is. */
export function EndTold({ story }: { story: Story }) {
  const { kind, helpers, held, inForce, share } = story.ending;
  const names = helpers.map(({ name }) => name);
  const says =
    kind === 'peace'
      ? texts.story.peace(inForce)
      : texts.story.attacked(kind, names.length > 0 ? list(names) : undefined, held === true);
  return (
    <p className="ending">
      <strong>{texts.story.end}</strong> {says} {texts.story.share(percent(share))}
    </p>
  );
}
