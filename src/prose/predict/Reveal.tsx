import '../predict.css';
import type { ReactNode } from 'react';

interface Props {
  question: ReactNode;
  /** What the reader predicts with: controls. */
  form: ReactNode;
  seen: boolean;
  /** What is said of the prediction, or of what is missing in it. */
  said: ReactNode;
  onSee: () => void;
  onTakeBack: () => void;
  /** What happens, and why. */
  children: ReactNode;
}

/**
 * What all predictions have in common: the question, committing to an answer, and then the truth. Before the page comes to
 * life, and without script, the truth is an ordinary <details> and the button is not there; predict.css swaps the two
 * in the same place.
 */
export function Reveal({ question, form, seen, said, onSee, onTakeBack, children }: Props) {
  return (
    <div className="predict" data-seen={seen || undefined}>
      <fieldset disabled={seen}>
        <legend>
          <span className="tag">Predict</span> {question}
        </legend>
        {form}
      </fieldset>
      {/* One button, so that the keyboard stays where it is. */}
      <button type="button" className="word" onClick={seen ? onTakeBack : onSee}>
        {seen ? 'Take it back' : 'See what happens'}
      </button>
      <p className="said" role="status">
        {said}
      </p>
      <details open={seen}>
        <summary>See what happens</summary>
        {children}
      </details>
    </div>
  );
}
