/** What a case does not say, and what would have to be written into it for an answer. */
export function NotInCase({ says, add }: { says: string; add: string }) {
  return (
    <div className="not-in-case">
      <p>{says}</p>
      <pre>{add}</pre>
    </div>
  );
}
