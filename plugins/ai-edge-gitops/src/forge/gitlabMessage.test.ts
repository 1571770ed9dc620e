import { gitlabMessage } from './gitlabMessage';

it.each([
  ['{"message":"404 Project Not Found"}', '404 Project Not Found'],
  ['{"message":["Another one: !38","and more"]}', 'Another one: !38; and more'],
  [
    '{"message":{"title":["is too long"],"base":["is odd"]}}',
    'title is too long; base is odd',
  ],
  ['{"error":"branch is missing"}', 'branch is missing'],
  [
    '{"error":"insufficient_scope","error_description":"needs api"}',
    'insufficient_scope: needs api',
  ],
  ['<html>Bad Gateway</html>', ''],
  ['null', ''],
  ['"text"', ''],
  ['{"message":null}', ''],
])('reads %s', (text, message) => {
  expect(gitlabMessage(text)).toBe(message);
});
