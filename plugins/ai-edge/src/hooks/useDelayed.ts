import { useEffect, useState } from 'react';

/** True once `value` has been true for `ms`: what is quick never shows a skeleton. */
export function useDelayed(value: boolean, ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!value) {
      setPassed(false);
      return undefined;
    }
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return value && passed;
}
