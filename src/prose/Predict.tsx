import './predict.css';
import { useId, useState, type ReactNode } from 'react';

interface Props {
  question: ReactNode;
  choices: string[];
  /** The index of the choice that holds. */
  answer: number;
  /** What happens, and why. */
  children: ReactNode;
}

/**
 * Predict, then see. Choosing and committing are two acts: with a keyboard the first choice reached is already
 * chosen. Before the page comes to life, and without script, the truth is an ordinary <details> and the button
 * is not there; predict.css swaps the two in the same place.
 */
export function Predict({ question, choices, answer, children }: Props) {
  const name = useId();
  const [choice, setChoice] = useState<number>();
  const [seen, setSeen] = useState(false);
  const [said, setSaid] = useState('');

  function see() {
    if (choice === undefined) return setSaid('Choose one first.');
    setSeen(true);
    setSaid(
      choice === answer
        ? 'Your prediction holds.'
        : `Your prediction does not hold. What happens: ${choices[answer]}`,
    );
  }

  function takeBack() {
    setSeen(false);
    setChoice(undefined);
    setSaid('');
  }

  return (
    <div className="predict" data-seen={seen || undefined}>
      <fieldset disabled={seen}>
        <legend>
          <span className="tag">Predict</span> {question}
        </legend>
        {choices.map((text, index) => (
          <label key={text} data-holds={(seen && index === answer) || undefined}>
            <input
              type="radio"
              name={name}
              checked={choice === index}
              onChange={() => {
                setChoice(index);
                setSaid('');
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      {/* One button, so that the keyboard stays where it is. */}
      <button type="button" className="word" onClick={seen ? takeBack : see}>
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
