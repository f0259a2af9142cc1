# A comment becomes a mention. $account is the user that answers, or null; $options are the channel's options.

# Pingbacks are no comments, and our own comments no mentions.
select((.type // "comment") == "comment" and (.status // "approved") == "approved")
| select($account == null or .author != $account.id)

| {
    nativeId: (.id | tostring),
    kind: (if .parent == 0 then "comment" else "reply" end),
    visibility: "public",
    actor: {
      # Somebody without an account is anybody: a name proves nothing.
      id: (if (.author // 0) == 0 then null else (.author | tostring) end),
      name: .author_name,
      url: .author_url
    },
    contentHtml: .content.rendered,
    url: .link,
    published: (.date_gmt + "Z"),
    inReplyTo: (if .parent == 0 then null else (.parent | tostring) end),
    context: "post/\(.post)",
    mentionsUs: true,
    canReply: (if $account == null
      then {allowed: false, reason: "This blog is only read: no user and application password are set."}
      else {allowed: true} end)
  }
