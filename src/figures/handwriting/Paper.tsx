import type { Ref } from 'react';
import type { Alphabet } from '../../training/data/handwriting.ts';
import { SPOKEN } from './alphabets.ts';
import { Pad } from './Pad.tsx';

interface Props {
  paper: Ref<HTMLDivElement>;
  pad: Omit<Parameters<typeof Pad>[0], 'one'>;
  alphabet: Alphabet;
  canTakeBack: boolean;
  canExamine: boolean;
  onTakeBack: () => void;
  onClear: () => void;
  onExamine: () => void;
}

/** The pad, with what can be done with what is on it. */
export function Paper(props: Props) {
  const { paper, pad, alphabet, canTakeBack, canExamine, onTakeBack, onClear, onExamine } = props;
  const { one } = SPOKEN[alphabet];
  return (
    <div className="hand-paper" ref={paper}>
      <Pad {...pad} one={one} />
      <div className="hand-buttons controls">
        <button type="button" className="word" disabled={!canTakeBack} onClick={onTakeBack}>
          Take back a stroke
        </button>
        <button
          type="button"
          className="word"
          disabled={pad.strokes.length === 0}
          onClick={onClear}
        >
          Clear
        </button>
        <button type="button" className="word" disabled={!canExamine} onClick={onExamine}>
          Examine in the figure below
        </button>
      </div>
      <p className="hand-note hand-hint">
        Draw a {one} here, with pointer, finger or arrow keys.{' '}
        {alphabet === 'hanzi' &&
          'What is read is the way of the pen, so the order of the strokes counts: choose a drawing, and Read shows it written. '}
        Red: as thick as the part of the error that came back to the move.
      </p>
    </div>
  );
}
