# An entry of a feed becomes a mention; README.md lists an entry's fields. $options are the channel's options.

(.link // .id) as $page
| {
    nativeId: (.id // .link),
    # Some feeds set "updated" once and for all, so it only counts where it differs.
    version: (if .updated != null and .updated != .published then .updated else .hash end),
    kind: (if ($page | test("#comment")) then "comment"
           elif .inReplyTo != null then "reply"
           else "post" end),
    actor: {
      # A name proves nothing: without an address the author stays without an id.
      id: (.author.uri // .author.email),
      handle: "",
      name: (.author.name // ""),
      url: .author.uri
    },
    name: (if .contentHtml == null and .contentText == null then null else .title end),
    contentHtml: .contentHtml,
    # A title alone is what was said.
    content: (if .contentHtml != null then null else (.contentText // .title // "") end),
    # That of the entry; a feed's own language says little about those who comment.
    language: .language,
    url: $page,
    published: (.published // .updated // .read),
    updated: .updated,
    inReplyTo: .inReplyTo,
    mentionsUs: ($options.ours != "false"),
    tags: (.categories // []),
    attachment: [.enclosures[]? | {url, mediaType: .type, name: .title}],
    canReply: {allowed: false, reason: "A feed can only be read. Answer on the page itself."}
  }
