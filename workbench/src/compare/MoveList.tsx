import { Fragment } from 'react';
import { title } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import type { LineChange } from '../documents/lineDifference.js';
import type { ToldMove } from '../engine/onceProtocol.js';
import { texts } from '../texts.js';
import { moveSentence } from './moveSentence.js';

/** Answers that are shown at once where nothing was crossed, and at most. */
const FEW = 8;
const MANY = 20;
/** One or two more do not earn a fold. */
const SPARE = 2;

/** Every answer that differs between two variants, in words: the most important first, the lesser ones folded. */
export function MoveList({ moves }: { moves: readonly ToldMove[] }) {
  const t = texts.comparing;
  if (moves.length === 0) return <p>{t.nothing}</p>;
  const weighty = moves.filter(({ rank }) => rank <= 2).length;
  const most = Math.min(MANY, Math.max(FEW, weighty));
  const shown = moves.length <= most + SPARE ? moves : moves.slice(0, most);
  const others = moves.slice(shown.length);
  return (
    <>
      <Moves moves={shown} />
      {others.length > 0 && (
        <details>
          <summary>{t.others(others.length)}</summary>
          <Moves moves={others} />
        </details>
      )}
    </>
  );
}

function Moves({ moves }: { moves: readonly ToldMove[] }) {
  return (
    <ul className="moved">
      {moves.map((move) => (
        <li key={[move.answer, move.place?.row, move.place?.column].join(' ')} data-rank={move.rank}>
          {move.place ? <Words of={moveSentence(move)} /> : <Sentence move={move} />}
        </li>
      ))}
    </ul>
  );
}

/** An answer as it is now, with what is new in it underlined; what it was is folded. */
function Sentence({ move: { question, from, to, words, rank } }: { move: ToldMove }) {
  const t = texts.comparing;
  return (
    <>
      <strong>
        <Words of={title(question)} />
      </strong>{' '}
      {rank === 2 && <em>{t.otherAnswer} </em>}
      {words ? <Changed changes={words} without="removed" /> : <Words of={`${to!.text} `} />}
      <details>
        <summary>{t.was}</summary>
        {words ? <Changed changes={words} without="added" /> : <Words of={from!.text} />}
      </details>
    </>
  );
}

function Changed({ changes, without }: { changes: readonly LineChange[]; without: LineChange['kind'] }) {
  return changes
    .filter(({ kind }) => kind !== without)
    .map(({ kind, lines }, i) => {
      const text = <Words of={lines.join(' ')} />;
      return (
        <Fragment key={`${i} ${kind}`}>
          {kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : text}{' '}
        </Fragment>
      );
    });
}
