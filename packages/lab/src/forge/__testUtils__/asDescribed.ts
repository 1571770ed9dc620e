import type { RequestHandler } from 'express';
import { GithubDescription } from './GithubDescription';

let description: GithubDescription | undefined;

/**
 * Fails every exchange of GitHub's REST API that goes well and is not as GitHub describes it: with a 500 that says
 * what differs.
 */
export const asDescribed: RequestHandler = (req, res, next) => {
  const send = res.json.bind(res);
  const path = req.path;
  res.json = answer => {
    if (res.statusCode >= 300) return send(answer);
    description ??= GithubDescription.read();
    const problems = description.check({
      method: req.method,
      path,
      request: req.body,
      status: res.statusCode,
      // As it is sent: without what is undefined.
      answer: JSON.parse(JSON.stringify(answer)),
    });
    if (problems.length === 0) return send(answer);
    res.status(500);
    return send({ message: `not as described: ${problems.join('; ')}` });
  };
  next();
};
