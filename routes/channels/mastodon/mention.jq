# A notification, or a status of a hashtag, becomes a mention.
# $account is our account {id, handle, url, host, name}, or null without a token; $options are the channel's options.

# snac2 writes the time of the last edit into the first ten digits of an id, and asks only for the rest.
def steady: if . == null then null else sub("^[0-9]{10}(?<rest>[0-9a-f]{32})$"; "0000000000\(.rest)") end;

def mediaType:
  {png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", gif: "image/gif", webp: "image/webp",
   mp4: "video/mp4", webm: "video/webm", mp3: "audio/mpeg", ogg: "audio/ogg"}
  [. // "" | split("?")[0] // "" | split(".")[-1] // "" | ascii_downcase];

(.status // .) as $status
| $status.account as $author
| ($options.server | sub("^https?://"; "")) as $host

# Other notifications, and what we wrote ourselves, are no mentions.
| select($status.id != null and ((.type // "mention") == "mention"))
| select($account == null or $author.id != $account.id)

| ($status.visibility == "direct" or $status.visibility == "private") as $direct
| {
    nativeId: ($status.id | steady),
    version: ($status.edited_at // ""),
    kind: (if $direct then "direct"
           elif $status.reblog != null then "repost"
           elif $status.in_reply_to_id != null then "reply"
           else "post" end),
    visibility: (if $direct then "direct" else "public" end),
    actor: {
      id: $author.id,
      handle: ($author.acct | rtrimstr("@" + $host)),
      name: $author.display_name,
      url: $author.url,
      followers: $author.followers_count
    },
    name: (if ($status.spoiler_text // "") == "" then null else $status.spoiler_text end),
    contentHtml: $status.content,
    language: $status.language,
    url: ($status.url // $status.uri),
    published: $status.created_at,
    updated: $status.edited_at,
    inReplyTo: ($status.in_reply_to_id | steady),
    # Only a root knows where its thread begins.
    context: (if $status.in_reply_to_id == null then ($status.id | steady) else null end),
    mentionsUs: (.type == "mention"
      or ($account != null
        and (any($status.mentions[]?; .id == $account.id or .url == $account.url)
          or ($status.content // "" | contains("href=\"" + $account.url + "\""))))),
    tags: [$status.tags[]?.name],
    attachment: [$status.media_attachments[]? | {
      url: (.url // .remote_url),
      mediaType: (.url // .remote_url | mediaType),
      name: .description
    }],
    canReply: (if $account == null
      then {allowed: false, reason: "This channel is only read: it has no access token."}
      else {allowed: true} end)
  }
