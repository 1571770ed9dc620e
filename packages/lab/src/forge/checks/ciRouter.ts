import express from 'express';
import Router from 'express-promise-router';
import type { Forge } from '../Forge';
import type { CiResult, LabCi } from './LabCi';

const RESULTS: CiResult[] = ['success', 'failure', 'hang'];

/** `POST /<owner>/<name>/ci` with `{ "result": "failure" }`: how the CI of a repository ends from now on. */
export function ciRouter(forge: Forge, ci: LabCi) {
  const router = Router();
  router.post('/:owner/:name/ci', express.json(), async (req, res, next) => {
    const repository = forge.repository(req.params.owner, req.params.name);
    if (!repository) return next();
    const result = req.body?.result;
    if (!RESULTS.includes(result)) {
      res
        .status(400)
        .json({ message: `result: must be one of ${RESULTS.join(', ')}` });
      return undefined;
    }
    ci.set(repository, result);
    res.json({ repository: repository.url, result });
    return undefined;
  });
  return router;
}
