# A notification, or a post that a search found, becomes a mention. Both hold the record as its author wrote it.
# $account is our account {did, handle}; $options are the channel's options.

.author as $author
| .record as $record
| .uri as $uri

# What we wrote ourselves is no mention, nor is a notification of anything but a post.
| select($account == null or $author.did != $account.did)
| select($record["$type"] == "app.bsky.feed.post")

| [$record.facets[]?.features[]?] as $features
| ($record.embed.media // $record.embed) as $embed
| ("https://cdn.bsky.app/img/feed_fullsize/plain/" + $author.did + "/") as $pictures

| {
    nativeId: $uri,
    version: .cid,
    kind: (if $record.reply != null then "reply" else "post" end),
    actor: {
      id: $author.did,
      handle: $author.handle,
      name: ($author.displayName // ""),
      url: ("https://bsky.app/profile/" + $author.did)
    },
    # Bluesky shortens addresses in the text; a rep needs the whole of them.
    content: ([$record.text // ""]
      + [$features[]
          | select(.["$type"] == "app.bsky.richtext.facet#link")
          | .uri
          | select(. as $link | ($record.text // "") | contains($link) | not)]
      | map(select(. != "")) | join("\n")),
    language: $record.langs[0],
    url: ("https://bsky.app/profile/" + $author.did + "/post/" + ($uri | split("/") | last)),
    published: .indexedAt,
    inReplyTo: $record.reply.parent.uri,
    context: ($record.reply.root.uri // $uri),
    mentionsUs: (.reason == "mention" or .reason == "reply"
      or ($account != null
        and (any($features[]; .did == $account.did)
          or ($record.reply.parent.uri // "" | startswith("at://" + $account.did + "/"))))),
    tags: ([$features[] | select(.["$type"] == "app.bsky.richtext.facet#tag") | .tag] + ($record.tags // [])),
    attachment: (
      [$embed.images[]?
        | {url: ($pictures + .image.ref["$link"] + "@jpeg"), mediaType: .image.mimeType,
           name: (if (.alt // "") == "" then null else .alt end)}]
      + [$embed.external // empty | {url: .uri, mediaType: "text/html", name: .title}]
      + [$embed.video // empty
        | {url: ("https://video.bsky.app/watch/" + $author.did + "/" + .ref["$link"] + "/playlist.m3u8"),
           mediaType: .mimeType, name: $embed.alt}]),
    canReply: (if .viewer.replyDisabled == true
      then {allowed: false, reason: "The author lets only some people answer."}
      else {allowed: true} end)
  }
