import { EXAMPLES } from './spoken.ts';

/** Each phone in view with a word in which it is heard. */
export function PhoneKey({ phones }: { phones: readonly string[] }) {
  return (
    <div className="speech-phones">
      <p>The phones in view, as North Americans say them; letters in bold are where it is heard:</p>
      <ul suppressHydrationWarning>
        {phones.map((phone) => (
          <li key={phone}>
            <b className="speech-sign">{phone}</b> as in <Example of={EXAMPLES[phone]!} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Example({ of }: { of: string }) {
  const [before, heard, after] = of.split(/[[\]]/);
  return (
    <i>
      {before}
      <b>{heard}</b>
      {after}
    </i>
  );
}
