import { statSync } from 'node:fs';
import { presentCase } from './caseFile.js';

/** Milliseconds between two looks at a file. */
const LOOK = 250;

/**
 * What a file holds, as server-sent events: its version at once, and again whenever it is another one; null while the
 * file is gone or cannot be read. Ends when its reader goes.
 *
 * The file is looked at, not watched: that works on network drives and in containers, and whatever way an editor has of
 * saving.
 */
export function changes(file: string): ReadableStream<Uint8Array> {
  let timer: NodeJS.Timeout;
  return new ReadableStream({
    start(controller) {
      const tell = (version: string | null) =>
        controller.enqueue(Buffer.from(`event: version\ndata: ${JSON.stringify({ version })}\n\n`));
      // The mark is taken before the file is read, so that no change falls between the two.
      let mark = markOf(file);
      let version = versionNow(file);
      tell(version);
      timer = setInterval(() => {
        const next = markOf(file);
        if (next === mark) return;
        mark = next;
        const now = versionNow(file);
        if (now !== version) tell(now);
        version = now;
      }, LOOK);
    },
    cancel() {
      clearInterval(timer);
    },
  });
}

function versionNow(file: string): string | null {
  const now = presentCase(file);
  return now.kind === 'text' ? now.version : null;
}

/** What a file system changes with every write. */
function markOf(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return `${(error as NodeJS.ErrnoException).code}`;
  }
}
