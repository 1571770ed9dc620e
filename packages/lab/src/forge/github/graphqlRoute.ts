import Router from 'express-promise-router';
import { graphql, type GraphQLError } from 'graphql';
import type { Forge } from '../Forge';
import { requireUser } from '../authenticate';
import { graphqlError, graphqlMutations } from './graphqlMutations';
import { graphqlPull } from './graphqlPull';
import { graphqlObject, graphqlRef } from './graphqlObjects';
import { graphqlSchema } from './graphqlSchema';
import { nodeId } from './present';

/** An error as GitHub writes it: its type beside the message, no extensions. */
function presentError({ message, path, locations, extensions }: GraphQLError) {
  const { type } = extensions;
  return {
    ...(typeof type === 'string' && { type }),
    ...(path && { path }),
    ...(locations && { locations }),
    message,
  };
}

/** GitHub's GraphQL API: `POST /graphql`. Refusals of single fields come with status 200. */
export function graphqlRoute(forge: Forge) {
  const router = Router();

  router.post('/graphql', async (req, res) => {
    const user = requireUser(req);
    const { query, variables, operationName } = req.body ?? {};
    const rootValue = {
      viewer: { login: user.login },
      repository: ({ owner, name }: { owner: string; name: string }) => {
        const repository = forge.repository(owner, name);
        if (!repository) {
          throw graphqlError(
            'NOT_FOUND',
            `Could not resolve to a Repository with the name '${owner}/${name}'.`,
          );
        }
        const id = forge.repositories().indexOf(repository) + 1;
        return {
          id: nodeId('Repository', id),
          nameWithOwner: `${owner}/${name}`,
          ref: ({ qualifiedName }: { qualifiedName: string }) =>
            graphqlRef(repository, qualifiedName),
          pullRequest: ({ number }: { number: number }) => {
            const pull = repository.state.pulls.find(
              candidate => candidate.number === number,
            );
            if (pull) return graphqlPull(repository, pull);
            throw graphqlError(
              'NOT_FOUND',
              `Could not resolve to a PullRequest with the number of ${number}.`,
            );
          },
          object: ({
            expression,
            oid,
          }: {
            expression?: string;
            oid?: string;
          }) => graphqlObject(repository, expression ?? oid ?? ''),
        };
      },
      ...graphqlMutations(forge, user),
    };
    const { data, errors } = await graphql({
      schema: graphqlSchema,
      source: String(query ?? ''),
      rootValue,
      variableValues: variables,
      operationName,
    });
    res.json({
      ...(data !== undefined && { data }),
      ...(errors && { errors: errors.map(presentError) }),
    });
  });

  return router;
}
