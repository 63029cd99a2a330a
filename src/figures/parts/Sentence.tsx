import '../frame-sentence.css';
import { useRef, type ReactNode } from 'react';
import { useSpoken } from './use-spoken.ts';

interface Props {
  /** "5.2"; absent where the figure has none. */
  number?: string | undefined;
  /** Has it numbers whose last digits the browser and the HTML may not agree on? Then the HTML's stand until they change. */
  approximate?: boolean;
  children: ReactNode;
}

/**
 * The present frame of a figure in words. A screen reader hears it once the reader has rested for half a second, and nothing
 * before the reader has done something.
 */
export function Sentence({ number, approximate, children }: Props) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const spoken = useSpoken(sentence);
  return (
    <>
      <p className="frame-sentence" ref={sentence} suppressHydrationWarning={approximate}>
        {number !== undefined && (
          <>
            <span className="figure-number">Figure {number}</span>{' '}
          </>
        )}
        {children}
      </p>
      <p className="vh" role="status">
        {spoken}
      </p>
    </>
  );
}
