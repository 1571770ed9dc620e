// Prints the bytes of JSON that a restart would bring back: `node rememberedBytes.mjs <database file>`. A script of its
// own: the driver is for the Node that the portal runs on.
import Database from 'better-sqlite3';

const database = new Database(process.argv[2], { readonly: true });
const { bytes } = database
  .prepare('select sum(length(content)) as bytes from fleet_sites')
  .get();
database.close();
console.log(bytes);
