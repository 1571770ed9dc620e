// @ts-check

// Instants are ISO 8601 text in UTC, always with milliseconds: they sort as they are and mean the same to every
// database. Refs and values are text without a limit: the estate names things, not this schema.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('fleet_sites', table => {
    table.comment('What a restart keeps of each site and its deployments');
    table.text('hub').notNullable();
    table.text('name').notNullable();
    table.integer('version').notNullable().comment('Format of the content');
    table.text('hash').notNullable().comment('Of the content without its ages');
    table.text('content').notNullable().comment('JSON');
    table.text('written_at').notNullable();
    table.primary(['hub', 'name']);
  });
  await knex.schema.createTable('fleet_ages', table => {
    table.comment(
      'How fresh the facts of a hub’s sites were, written on a slow clock',
    );
    table.text('hub').primary();
    table.text('content').notNullable().comment('JSON');
  });
  await knex.schema.createTable('fleet_sources', table => {
    table.comment('What each source last said of itself');
    table.text('id').primary();
    table.text('content').notNullable().comment('JSON');
  });
  await knex.schema.createTable('fleet_heartbeat', table => {
    table.comment('One row: who wrote last, and when. Writers lock it');
    table.integer('id').primary();
    table.text('writer').notNullable();
    table.bigInteger('generation').notNullable();
    table.text('at').notNullable();
    table.text('first_at').notNullable();
  });

  await knex.schema.createTable('history_facts', table => {
    table.comment(
      'The values that history last wrote of a site and its deployments',
    );
    table.text('hub').notNullable();
    table.text('site').notNullable();
    table.text('content').notNullable().comment('JSON');
    table.text('written_at').notNullable();
    table.primary(['hub', 'site']);
  });
  await knex.schema.createTable('history_rows', table => {
    table.comment('What changed');
    table.text('id').primary().comment('Hash of subject, field and since');
    table
      .text('subject')
      .notNullable()
      .comment('Ref of a site, deployment or hub');
    table.text('field').notNullable();
    table.text('since').notNullable();
    table.text('hub').notNullable();
    table.text('site').comment('Absent for an incident of a hub');
    table.text('cluster_id').comment('The site’s identity over hubs');
    table.text('deployment').comment('JSON: ref of the deployment');
    table.text('from_value');
    table.text('to_value');
    table.text('message');
    table
      .integer('count')
      .comment('Changes, or sites, that the row stands for');
    table.text('until').comment('When the last of them was');
    table.unique(['subject', 'field', 'since']);
    table.index(['hub', 'site', 'since']);
    table.index(['cluster_id']);
    table.index(['since']);
  });
  await knex.schema.createTable('history_members', table => {
    table.comment('The sites that an incident covers');
    table.text('row_id').notNullable();
    table.text('hub').notNullable();
    table.text('site').notNullable();
    table.text('cluster_id');
    table.text('since').notNullable();
    table.text('from_value');
    table.text('to_value');
    table.text('message');
    table.primary(['row_id', 'hub', 'site']);
    table.index(['hub', 'site', 'since']);
    table.index(['cluster_id']);
  });
  await knex.schema.createTable('history_gaps', table => {
    table.comment('When nobody watched');
    table.text('since').primary();
    table.text('until').notNullable();
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const name of [
    'history_gaps',
    'history_members',
    'history_rows',
    'history_facts',
    'fleet_heartbeat',
    'fleet_sources',
    'fleet_ages',
    'fleet_sites',
  ]) {
    await knex.schema.dropTable(name);
  }
};
