/** The emoji that messages of runs are likely to name; a name that is not here stays as it is written. */

const known = `
  rocket 🚀 tada 🎉 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎
  warning ⚠️ rotating_light 🚨 bell 🔔 no_bell 🔕 fire 🔥 boom 💥 bug 🐛 ghost 👻 skull 💀 skull_and_crossbones ☠️
  hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰ timer_clock ⏲️ watch ⌚ calendar 📆 date 📅
  chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️
  page_facing_up 📄 file_folder 📁 package 📦 link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 mag 🔍 microscope 🔬
  telescope 🔭 test_tube 🧪 dna 🧬 robot_face 🤖 brain 🧠 computer 💻 desktop_computer 🖥️ floppy_disk 💾 battery 🔋
  electric_plug 🔌 gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ toolbox 🧰 construction 🚧 lock 🔒 unlock 🔓 key 🔑
  shield 🛡️ bulb 💡 zap ⚡ sparkles ✨ star ⭐ star2 🌟 dizzy 💫 sunny ☀️ cloud ☁️ snowflake ❄️ rainbow 🌈 ocean 🌊
  earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 crescent_moon 🌙 seedling 🌱 herb 🌿 four_leaf_clover 🍀 cactus 🌵
  cherry_blossom 🌸 sunflower 🌻 cat 🐱 dog 🐶 panda_face 🐼 penguin 🐧 owl 🦉 turtle 🐢 snail 🐌 whale 🐳 octopus 🐙
  unicorn_face 🦄 coffee ☕ tea 🍵 beer 🍺 beers 🍻 champagne 🍾 pizza 🍕 cookie 🍪 cake 🍰 birthday 🎂 doughnut 🍩
  trophy 🏆 first_place_medal 🥇 second_place_medal 🥈 third_place_medal 🥉 medal 🏅 dart 🎯 game_die 🎲 gift 🎁
  balloon 🎈 confetti_ball 🎊 crossed_fingers 🤞 checkered_flag 🏁 triangular_flag_on_post 🚩 traffic_light 🚦
  octagonal_sign 🛑 stop_sign 🛑 no_entry ⛔ no_entry_sign 🚫 recycle ♻️ repeat 🔁 arrows_counterclockwise 🔄
  arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️ arrow_lower_right ↘️ black_square_for_stop ⏹️
  double_vertical_bar ⏸️ arrow_forward ▶️ fast_forward ⏩ black_circle_for_record ⏺️ heavy_plus_sign ➕ heavy_minus_sign ➖
  question ❓ exclamation ❗ bangbang ‼️ interrobang ⁉️ information_source ℹ️ ok 🆗 new 🆕 up 🆙 sos 🆘 100 💯
  large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 red_circle 🔴 large_blue_circle 🔵 large_purple_circle 🟣
  white_circle ⚪ black_circle ⚫ large_green_square 🟩 large_yellow_square 🟨 large_red_square 🟥 mute 🔇 speaker 🔈
  loud_sound 🔊 mega 📣 loudspeaker 📢 speech_balloon 💬 thought_balloon 💭 envelope ✉️ email 📧 inbox_tray 📥 outbox_tray 📤
  heart ❤️ orange_heart 🧡 yellow_heart 💛 green_heart 💚 blue_heart 💙 purple_heart 💜 black_heart 🖤 broken_heart 💔
  +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 wave 👋 clap 👏 raised_hands 🙌 pray 🙏 ok_hand 👌 muscle 💪 point_right 👉
  point_left 👈 point_up ☝️ point_down 👇 handshake 🤝 eyes 👀 v ✌️ fist ✊ raised_hand ✋ writing_hand ✍️ salute 🫡
  smile 😄 smiley 😃 grinning 😀 grin 😁 joy 😂 rolling_on_the_floor_laughing 🤣 slightly_smiling_face 🙂 wink 😉 blush 😊
  heart_eyes 😍 sunglasses 😎 nerd_face 🤓 thinking_face 🤔 face_with_rolling_eyes 🙄 neutral_face 😐 relieved 😌 sleeping 😴
  zzz 💤 cry 😢 sob 😭 scream 😱 rage 😡 exploding_head 🤯 face_palm 🤦 shrug 🤷 melting_face 🫠 partying_face 🥳
  hugging_face 🤗 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 poop 💩 clown_face 🤡
  skin-tone-2 🏻 skin-tone-3 🏼 skin-tone-4 🏽 skin-tone-5 🏾 skin-tone-6 🏿`

const byName = new Map(Array.from(known.matchAll(/(\S+) (\S+)/gu), ([, name = "", emoji = ""]) => [name, emoji]))

/** Whether it is the name of an emoji that is known here. */
export const isEmojiName = (name: string): boolean => byName.has(name)

/** The emoji of a name without its colons. */
export const emojiNamed = (name: string): string => byName.get(name) ?? `:${name}:`

/** The text with every `:name:` that is known as an emoji. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+'-]{1,100}):/gu, (_, name: string) => emojiNamed(name))

/** Whether there is nothing in it but emoji: Slack shows these large. */
export const isOnlyEmoji = (text: string): boolean =>
  text.trim() !== "" && /^(?:(?![#*\d])[\p{Extended_Pictographic}\p{Emoji_Component}]|\s)+$/u.test(text)
