import '../frame-sentence.css';
import { useRef, type ReactNode } from 'react';
import { useSpoken } from './use-spoken.ts';

interface Props {
  /** "5.2"; absent where the figure has none. */
  number?: string | undefined;
  children: ReactNode;
}

/**
 * The present frame of a figure in words. A screen reader hears it once the reader has rested for half a second, and nothing
 * before the reader has done something.
 */
export function Sentence({ number, children }: Props) {
  const sentence = useRef<HTMLParagraphElement>(null);
  const spoken = useSpoken(sentence);
  return (
    <>
      <p className="frame-sentence" ref={sentence}>
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
