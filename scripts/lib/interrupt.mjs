/**
 * From now on Ctrl-C (and a polite kill) do not end this process at once: `signal` aborts and `done` resolves, so
 * that what was started can be ended first.
 */
export function onInterrupt() {
  const controller = new AbortController();
  const done = new Promise(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => {
        controller.abort(new Error(`interrupted by ${name}`));
        resolve(name);
      });
    }
  });
  return { signal: controller.signal, done };
}
