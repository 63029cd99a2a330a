import { useState } from 'react';

/** A stand-in for the first figure: shows that a chapter comes to life in the page. */
export function Counter() {
  const [steps, setSteps] = useState(0);
  return (
    <button type="button" onClick={() => setSteps(steps + 1)}>
      Steps back: {steps}
    </button>
  );
}
