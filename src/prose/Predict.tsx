import { useId, useState, type ReactNode } from 'react';
import { Reveal } from './predict/Reveal.tsx';

interface Props {
  question: ReactNode;
  choices: string[];
  /** The index of the choice that holds; worked out when it is asked for, where that takes a while. */
  answer: number | (() => number);
  /** What happens, and why. */
  children: ReactNode;
}

/** Predict, then see. Choosing and committing are two acts: with a keyboard the first choice reached is already chosen. */
export function Predict({ question, choices, answer, children }: Props) {
  const name = useId();
  const holds = () => (typeof answer === 'number' ? answer : answer());
  const [choice, setChoice] = useState<number>();
  const [seen, setSeen] = useState(false);
  const [said, setSaid] = useState('');

  function see() {
    if (choice === undefined) return setSaid('Choose one first.');
    setSeen(true);
    setSaid(
      choice === holds()
        ? 'Your prediction holds.'
        : `Your prediction does not hold. What happens: ${choices[holds()]}`,
    );
  }

  function takeBack() {
    setSeen(false);
    setChoice(undefined);
    setSaid('');
  }

  const form = choices.map((text, index) => (
    <label key={text} className="choice" data-holds={(seen && index === holds()) || undefined}>
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
  ));
  return (
    <Reveal
      question={question}
      form={form}
      seen={seen}
      said={said}
      onSee={see}
      onTakeBack={takeBack}
    >
      {children}
    </Reveal>
  );
}
