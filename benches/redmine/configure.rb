# A project that everybody may read. The database is empty, so identifiers count from 1; fill.sql relies on that.
{ default_language: 'nl', text_formatting: 'markdown', cache_formatted_text: 1, search_results_per_page: 25,
  issue_list_default_columns: %w[tracker status subject author category updated_on],
  welcome_text: 'Voorbeelden, vragen, behoeften en aanbod van gemeenten.' }.each { |name, value| Setting[name] = value }

new, = [['Nieuw', false], ['Beantwoord', false], ['Gesloten', true]].map do |name, is_closed|
  IssueStatus.create!(name: name, is_closed: is_closed)
end
IssuePriority.create!(name: 'Normaal', is_default: true)
# Only the fields that are filled, so that pages need not show the others.
trackers = %w[Vraag Voorbeeld Behoefte Aanbod].map do |name|
  Tracker.create!(name: name, default_status: new, core_fields: %w[category_id description])
end
fields = [
  IssueCustomField.create!(name: 'Provincie', field_format: 'list', possible_values: (20..31).map { |n| "PV#{n}" },
                           is_filter: true, is_for_all: true, trackers: trackers),
  IssueCustomField.create!(name: 'Organisatie', field_format: 'string', is_filter: true, is_for_all: true,
                           trackers: trackers),
]
Project.create!(name: 'Samenspel', identifier: 'samenspel', is_public: true, trackers: trackers,
                issue_custom_fields: fields, enabled_module_names: %w[issue_tracking])
